/// Scenarios in which an earlier market or its solver found no answer: very high carbon prices,
/// recycled-content rules that nobody can meet, runs that start late.
///
/// Keys are what is asked; points in observed years, which contradict the tables, are left out.
enum HardScenarios {
  static let all: [(name: String, text: String)] = [
    (
      "any-1-21",
      """
      extends: fast-bev
      market: clearing
      blend: {content-of: cars}
      levers:
        grade-separation: {2025: 78.5141 %}
        castings-only: 30.0521 %
        carbon-price: 20000 CNY/t CO2
        premium-cap: {2030: 100 %}
        sorting.libs-clip: {2025: 78.5682 %, 2032: 100 %, 2033: 92.1871 %}
        sorting.libs: 88.1426 %
        dismantling: 100 %
        renewable-share.steel: 97.5733 %
      """
    ),
    (
      "any-1-360",
      """
      extends: colour-code
      market: clearing
      blend: {chemistry: remembered}
      levers:
        sorting.xrf: 0 %
        h2-dri-share: 17.2343 %
        premium-cap: 10.9795 %
        dismantling: 92.5601 %
        carbon-price: {2035: 20000 CNY/t CO2, 2036: 15256.8 CNY/t CO2, 2038: 0 CNY/t CO2,
          2040: 300 CNY/t CO2, 2043: 20000 CNY/t CO2, 2048: 0 CNY/t CO2}
      """
    ),
    (
      "fixed-2-156",
      """
      extends: carbon-price-market
      levers:
        carbon-price: {2031: 20000 CNY/t CO2, 2035: 627.423 CNY/t CO2, 2045: 10180.3 CNY/t CO2}
        sorting.xrf: {2035: 0 %, 2047: 66.5532 %}
      """
    ),
    (
      "fixed-2-583",
      """
      extends: tight-scrap
      levers:
        carbon-price: 8591.43 CNY/t CO2
        dismantling: {2032: 100 %, 2037: 100 %, 2047: 71.7219 %}
        light-weighting: 0 %
      """
    ),
    (
      "fixed-2-609",
      """
      extends: [carbon-price-market, colour-code]
      levers:
        mixed-collection: {2033: 100 %, 2047: 100 %, 2050: 44.137 %}
        carbon-price: {2030: 4851.15 CNY/t CO2, 2031: 50 CNY/t CO2, 2032: 20000 CNY/t CO2,
          2040: 2000 CNY/t CO2}
      """
    ),
    (
      "infeasible-steel-2048",
      """
      extends: colour-code
      market: clearing
      levers:
        carbon-price: {2035: 20000 CNY/t CO2, 2036: 15256.8 CNY/t CO2, 2038: 0 CNY/t CO2,
          2040: 300 CNY/t CO2, 2043: 20000 CNY/t CO2, 2048: 0 CNY/t CO2}
      """
    ),
    (
      "market-1-152",
      """
      extends: tight-scrap
      market: clearing
      levers:
        sorting.xrf: 61.9627 %
        dismantling: 10.2281 %
        renewable-share.steel: {2026: 80.6514 %, 2031: 100 %, 2038: 65.135 %, 2046: 43.4275 %,
          2048: 81.6031 %}
        trade-in: 100 %
        grade-separation: 0 %
        recycled-content.aluminium: {2029: 28.3074 %, 2036: 28.8286 %, 2037: 47.3177 %,
          2044: 92.8952 %, 2045: 0 %}
        mixed-collection: {2031: 69.5441 %, 2040: 30.6976 %}
        renewable-share.smelting: 53.3419 %
        recycled-content.steel: {2026: 0 %, 2032: 67.2944 %}
        sorting.low-copper: {2036: 100 %}
        sorting.xrt: 16.5821 %
        castings-only: 0 %
        premium-cap: {2026: 80.9413 %, 2027: 0 %, 2030: 8.04727 %, 2032: 100 %, 2042: 56.3197 %}
        sorting.libs-clip: 0 %
        carbon-price: 20000 CNY/t CO2
        bev-share: 0 %
        sorting.libs: {2034: 3.9817 %, 2044: 4.31058 %, 2046: 0 %}
        eaf-share: {2027: 22.4231 %, 2042: 1.90175 %, 2049: 49.3495 %}
        h2-dri-share: {2045: 4.73076 %}
      """
    ),
    (
      "market-1-158",
      """
      extends: china-reference
      horizon: {start: 2028, end: 2050}
      market: clearing
      levers:
        carbon-price: 20000 CNY/t CO2
        light-weighting: 0 %
        sorting.libs: 28.0725 %
        sorting.low-copper: {2029: 100 %, 2047: 100 %}
        recycled-content.steel: {2028: 0 %, 2031: 100 %, 2042: 82.9233 %, 2044: 53.9226 %}
      """
    ),
    (
      "market-1-159",
      """
      extends: tight-scrap
      horizon: {start: 2000, end: 2050}
      market: clearing
      blend: {chemistry: remembered}
      levers:
        carbon-price: {2033: 20000 CNY/t CO2, 2044: 20000 CNY/t CO2}
        sorting.libs-clip: 100 %
        sorting.libs: 0 %
        premium-cap: 100 %
        h2-dri-share: {2026: 43.3584 %}
        eaf-share: 29.4777 %
        sorting.xrf: 0 %
        bev-share: {2026: 29.017 %, 2042: 13.7534 %}
      """
    ),
    (
      "market-1-17",
      """
      extends: more-wrought
      market: clearing
      levers:
        bev-share: {2030: 41.483 %, 2039: 100 %, 2042: 0 %, 2045: 0 %, 2048: 10.4218 %}
        trade-in: {2027: 54.4368 %, 2036: 0 %, 2044: 71.2257 %}
        sorting.xrf: {2036: 100 %, 2045: 0 %, 2048: 0 %}
        recycled-content.aluminium: 0 %
        renewable-share.steel: 5.01498 %
        recycled-content.steel: 0 %
        sorting.libs: 0 %
        premium-cap: 0 %
        grade-separation: {2042: 100 %}
        carbon-price: 17413.9 CNY/t CO2
        castings-only: {2033: 99.785 %}
        light-weighting: {2030: 78.803 %, 2040: 8.20105 %, 2047: 34.6377 %, 2048: 70.7297 %,
          2050: 0 %}
      """
    ),
    (
      "market-1-226",
      """
      extends: hydrogen-steel
      market: clearing
      levers:
        recycled-content.aluminium: {2035: 0 %, 2040: 91.6515 %}
        renewable-share.smelting: {2040: 11.0501 %, 2041: 58.3237 %}
        eaf-share: 78.2177 %
        sorting.xrt: 24.6366 %
        dismantling: {2047: 0 %}
      """
    ),
    (
      "market-1-307",
      """
      extends: carbon-price-market
      market: clearing
      levers:
        castings-only: {2025: 0 %, 2040: 7.52187 %}
        eaf-share: 75.1781 %
        trade-in: {2037: 30.0596 %, 2040: 0 %, 2042: 29.8891 %}
        sorting.low-copper: 5.70933 %
        light-weighting: 9.00003 %
        renewable-share.smelting: {2040: 73.7384 %}
        sorting.xrf: {2029: 0 %, 2036: 41.6396 %, 2040: 67.8982 %}
        recycled-content.aluminium: {2027: 74.9955 %, 2038: 1.15758 %}
        mixed-collection: 98.7537 %
        h2-dri-share: 9.27789 %
        sorting.libs-clip: 0 %
        carbon-price: 20000 CNY/t CO2
      """
    ),
    (
      "market-1-55",
      """
      extends: downgrade-only
      horizon: {start: 1980, end: 2050}
      market: clearing
      blend: {limits: composition}
      levers:
        sorting.xrf: 100 %
        grade-separation: {2025: 51.976 %, 2027: 0 %, 2029: 100 %, 2041: 46.1534 %,
          2043: 80.0885 %, 2046: 44.5584 %}
        recycled-content.aluminium: 8.90796 %
        carbon-price: 20000 CNY/t CO2
        sorting.libs-clip: {2028: 0 %, 2030: 37.8501 %, 2035: 39.725 %, 2041: 87.252 %, 2046: 0 %}
      """
    ),
    (
      "market-1-76",
      """
      extends: trade-in
      market: clearing
      blend: {limits: mass-only}
      levers:
        carbon-price: {2041: 10801.7 CNY/t CO2, 2047: 20000 CNY/t CO2}
        castings-only: 80.645 %
        h2-dri-share: 26.1286 %
        trade-in: {2025: 76.2355 %, 2038: 37.8225 %, 2039: 100 %}
        renewable-share.smelting: 72.6874 %
      """
    ),
    (
      "s",
      """
      extends: china-reference
      horizon: {start: 2028, end: 2050}
      market: clearing
      levers:
        carbon-price: 20000 CNY/t CO2
      """
    ),
    (
      "imports-far-above-their-bound",
      """
      extends: colour-code
      horizon: {start: 2048, end: 2050}
      levers:
        carbon-price: {2046: 20000 CNY/t CO2}
      """
    ),
    (
      "premium-without-effect",
      """
      extends: [carbon-price, carbon-price-market]
      levers:
        carbon-price: 4323.59 CNY/t CO2
        eaf-share: 87.43 %
        h2-dri-share: {2026: 0 %, 2043: 1.753 %}
        premium-cap: {2028: 9.304 %, 2032: 100 %}
        sorting.low-copper: {2050: 86.88 %}
      """
    ),
  ]
}
