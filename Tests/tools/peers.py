#!/usr/bin/env python3
"""Holds `flowsim blend` against HiGHS on random charge problems of a fixed seed.

10-40 lots, 3-14 elements, 1-3 targets; prices over eight powers of ten, lots that tie, limits at
what primary metal contains. Every answer is checked here again in fractions; where HiGHS solves,
the least costs agree within 1e-7. HiGHS solves where its own answer keeps rows and reduced costs
within 1e-9, tried with three settings; elsewhere its answer proves nothing, and is counted. On
samples, shadow prices are checked by finite differences and cures by typing them in.

    python3 Tests/tools/peers.py .build/release/flowsim [problems] [seed]
"""
import json
import math
import random
import re
import subprocess
import sys
from fractions import Fraction

import highspy

AGREES = 1e-7
SOLVED = 1e-9
STEP = 1e-4
SAMPLE = 200


# Problems
def spread(rng, low, high):
    return math.exp(rng.uniform(math.log(low), math.log(high)))


def problem(rng, name):
    elements = [f"E{index}" for index in range(rng.randint(3, 14))]
    pure = [spread(rng, 1e-3, 0.1) for _ in elements]
    dear = rng.choice([1, 100, 99_999, 1e7])
    scraps = []
    for index in range(rng.randint(10, 40)):
        clean = rng.randrange(7) == 0
        content = [x * 1.1 if clean else spread(rng, 1e-3, 6) for x in pure]
        scraps.append({
            "name": f"S{index}", "mass_kg": spread(rng, 10, 1e5), "group": f"G{index % 3}",
            "cost": spread(rng, 1e-4, 1), "melt_yield": rng.uniform(0.55, 1),
            "composition_wt_pct": content})
    scraps[1] = dict(scraps[0], name="S1")
    if rng.random() < 0.5:
        scraps[2]["max_share_pct"] = 30
    if rng.random() < 0.5:
        scraps[3]["min_kg"] = scraps[3]["mass_kg"] * 1e-4
    targets = []
    for index in range(rng.randint(1, 3)):
        limits = [x if rng.randrange(5) == 0 else max(x, spread(rng, 1e-2, 3)) for x in pure]
        targets.append({
            "name": f"T{index}", "group": "G1", "demand_kg": spread(rng, 10, 5_000),
            "max_wt_pct": limits})
    return {"name": name, "elements": elements, "primary_composition_wt_pct": pure,
            "costs": {"primary": dear, "alloying": 1.2 * dear}, "scraps": scraps,
            "targets": targets}


def tightened(rng, name):
    """A problem without a charge: some limits lie below what is at hand."""
    case = problem(rng, name)
    for target in case["targets"]:
        for index, pure in enumerate(case["primary_composition_wt_pct"]):
            if rng.random() < 0.2:
                target["max_wt_pct"][index] = pure * rng.uniform(0.2, 0.95)
        if rng.random() < 0.3:
            element = rng.randrange(len(case["elements"]))
            target["min_wt_pct"] = [0.0] * len(case["elements"])
            target["min_wt_pct"][element] = target["max_wt_pct"][element]
            target["min_scrap_pct"] = rng.uniform(50, 100)
    return case


def answers(flowsim, cases):
    found = []
    for start in range(0, len(cases), 100):
        text = json.dumps({"cases": cases[start:start + 100]})
        done = subprocess.run(
            [flowsim, "blend", "-", "--json"], input=text, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            sys.exit(f"flowsim ended with {done.returncode}: {done.stderr[:2000]}")
        found += json.loads(done.stdout)["cases"]
    return found


# The same as a linear programme, with masses in units of the target's demand
def materials(case):
    elements = range(len(case["elements"]))
    pure = [{"name": name, "composition_wt_pct": [100.0 * (i == j) for j in elements],
             "cost": case["costs"]["alloying"]} for i, name in enumerate(case["elements"])]
    primary = {"name": "primary", "composition_wt_pct": case["primary_composition_wt_pct"],
               "cost": case["costs"]["primary"]}
    return case["scraps"] + [primary] + pure


def programme(case):
    """Costs and rows (low, high, {column: coefficient}); column = material × targets + target."""
    found, targets = materials(case), case["targets"]
    size = [t["demand_kg"] for t in targets]
    width = len(targets)
    costs = [m["cost"] * size[t] for m in found for t in range(width)]
    rows = []
    for t, target in enumerate(targets):
        def row(low, high, entry):
            terms = {m * width + t: entry(m, source) for m, source in enumerate(found)}
            rows.append((low, high, {c: x for c, x in terms.items() if x != 0}))
        row(1, 1, lambda m, s: s.get("melt_yield", 1))
        for e in range(len(case["elements"])):
            low = target.get("min_wt_pct", [0.0] * len(case["elements"]))[e] / 100
            row(low if low > 0 else -math.inf, target["max_wt_pct"][e] / 100,
                lambda m, s, e=e: s.get("melt_yield", 1) * s["composition_wt_pct"][e] / 100)
        for k, lot in enumerate(found):
            if "max_share_pct" in lot:
                share = lot["max_share_pct"] / 100
                row(-math.inf, 0, lambda m, s, k=k, share=share: (m == k) - share)
    for m, lot in enumerate(found):
        if "mass_kg" in lot:
            least = lot.get("min_kg", 0)
            rows.append((least if least > 0 else -math.inf, lot["mass_kg"],
                         {m * width + t: size[t] for t in range(width)}))
    return costs, rows


def highs(costs, rows):
    """Least cost by HiGHS, "infeasible", or None where its answer is no proof."""
    for scale, presolve in [("typical", "on"), ("typical", "off"), ("dearest", "off")]:
        known = sorted(c for c in costs if c > 0)
        unit = known[len(known) // 2] if scale == "typical" else known[-1]
        solver = highspy.Highs()
        for option, value in [("output_flag", False), ("presolve", presolve), ("threads", 1),
                              ("primal_feasibility_tolerance", 1e-10),
                              ("dual_feasibility_tolerance", 1e-10)]:
            solver.setOptionValue(option, value)
        for cost in costs:
            solver.addVar(0, highspy.kHighsInf)
            solver.changeColCost(solver.getNumCol() - 1, cost / unit)
        for low, high, terms in rows:
            largest = max(map(abs, terms.values()), default=1)
            solver.addRow(low / largest, high / largest, len(terms), list(terms),
                          [x / largest for x in terms.values()])
        solver.run()
        if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return "infeasible"
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            continue
        solution = solver.getSolution()
        largest = [max(map(abs, r[2].values()), default=1) for r in rows]
        prices = [d * unit / x for d, x in zip(solution.row_dual, largest)]
        if proved(costs, rows, solution.col_value, prices):
            return sum(Fraction(c) * Fraction(x) for c, x in zip(costs, solution.col_value))
    return None


def proved(costs, rows, amounts, prices):
    """Whether amounts keep the rows, and prices prove their cost least, both within 1e-9."""
    if worst_row(rows, amounts) > SOLVED or min(amounts) < -SOLVED:
        return False
    reduced = [Fraction(c) for c in costs]
    dual = Fraction(0)
    for (low, high, terms), price in zip(rows, prices):
        price = Fraction(price)
        bound = low if price > 0 else high
        if price and math.isinf(bound):
            price = Fraction(0)
        if price:
            dual += price * Fraction(bound)
            for column, x in terms.items():
                reduced[column] -= price * Fraction(x)
    # No lot fills more than twice the mass of its target: yields are above a half.
    dual += 2 * sum(min(r, 0) for r in reduced)
    cost = sum(Fraction(c) * Fraction(x) for c, x in zip(costs, amounts))
    return abs(cost - dual) <= Fraction(SOLVED) * max(abs(cost), abs(dual))


def worst_row(rows, amounts):
    """The largest violation over the size of its row's terms."""
    worst = 0.0
    for low, high, terms in rows:
        parts = [Fraction(x) * Fraction(amounts[c]) for c, x in terms.items()]
        total = sum(parts)
        size = float(sum(map(abs, parts))) + max(
            abs(x) for x in (low, high) if not math.isinf(x))
        short = 0 if math.isinf(low) else float(Fraction(low) - total)
        over = 0 if math.isinf(high) else float(total - Fraction(high))
        if size > 0:
            worst = max(worst, short / size, over / size)
    return worst


# Checks
def check_answers(flowsim, cases, told):
    found = answers(flowsim, cases)
    optimal, unsolved, impossible, disagree, worst = 0, 0, 0, [], 0.0
    rows_worst, gap_worst, kept_worst = 0.0, 0.0, 0.0
    for case, answer in zip(cases, found):
        costs, rows = programme(case)
        peer = highs(costs, rows)
        unsolved += peer is None
        impossible += peer == "infeasible"
        if answer["status"] != "optimal":
            if not answer["status"].startswith("infeasible: ") or peer not in (None, "infeasible"):
                disagree.append((case["name"], answer["status"]))
            continue
        optimal += 1
        rows_worst = max(rows_worst, answer["certificate"]["rows"])
        gap_worst = max(gap_worst, answer["certificate"]["gap"])
        size = [t["demand_kg"] for t in case["targets"]]
        amounts = [x / s for m in answer["materials"] for x, s in zip(m["charge_kg"], size)]
        kept_worst = max(kept_worst, worst_row(rows, amounts))
        if peer == "infeasible":
            disagree.append((case["name"], peer))
        elif peer is not None:
            difference = abs(answer["objective"] - float(peer)) / max(abs(float(peer)), 1e-300)
            worst = max(worst, difference)
            if difference > AGREES:
                disagree.append((case["name"], difference))
    told(f"{len(cases)} problems, {optimal} with a charge: all certified, rows {rows_worst:.1e}, "
         f"gap {gap_worst:.1e}; rows as printed, in fractions here, {kept_worst:.1e}")
    told(f"HiGHS finds {len(cases) - unsolved - impossible} least costs, {impossible} problems "
         f"without a charge, and no proof for {unsolved}; largest difference "
         f"{worst:.1e}; {len(disagree)} disagree {disagree[:5]}")
    sound = rows_worst <= 1e-12 and gap_worst <= 1e-9 and kept_worst <= 1e-11
    return found, sound and not disagree


def moved(case, change):
    other = json.loads(json.dumps(case))
    change(other)
    return other


def questions(case, answer):
    """What is moved, by how much a step is, and the price that the answer states."""
    target = case["targets"][0]
    step = STEP * target["demand_kg"]

    def demand(sign):
        return lambda c: c["targets"][0].update(demand_kg=target["demand_kg"] + sign * step)
    yield "target", step, answer["duals"]["target_cost_per_kg"][0], demand
    used = [sum(row) for row in answer["charge_kg"]]
    for k, worth in enumerate(answer["duals"]["scrap_worth_per_kg"]):
        if worth > 0 and used[k] > 0:
            mass = STEP * case["scraps"][k]["mass_kg"]

            def supply(sign, k=k, mass=mass):
                return lambda c: c["scraps"][k].update(mass_kg=c["scraps"][k]["mass_kg"] + sign * mass)
            yield "lot", mass, -worth, supply
            break
    for bound in answer["binding"]:
        if bound["limit"] == "max" and bound["element"] in case["elements"]:
            t = next(i for i, x in enumerate(case["targets"]) if x["name"] == bound["target"])
            e = case["elements"].index(bound["element"])
            tolerance = STEP * case["targets"][t]["max_wt_pct"][e]

            def limit(sign, t=t, e=e, tolerance=tolerance):
                def change(c):
                    c["targets"][t]["max_wt_pct"][e] += sign * tolerance
                return change
            kilograms = tolerance / 100 * case["targets"][t]["demand_kg"]
            yield "limit", kilograms, -bound["worth_per_kg"], limit
            break


def check_prices(flowsim, cases, found, told):
    """Least cost is convex in every bound: a price lies between the slopes on both sides."""
    asked, moves = [], []
    for case, answer in zip(cases[:SAMPLE], found):
        if answer["status"] == "optimal":
            for kind, step, price, change in questions(case, answer):
                asked.append((case["name"], kind, step, price, answer["objective"]))
                moves += [moved(case, change(-1)), moved(case, change(1))]
    costs = [answer.get("objective") for answer in answers(flowsim, moves)]
    wrong, counts = [], {}
    for (name, kind, step, price, cost), less, more in zip(asked, costs[::2], costs[1::2]):
        if less is None or more is None:
            continue
        counts[kind] = counts.get(kind, 0) + 1
        below, above = (cost - less) / step, (more - cost) / step
        room = 1e-6 * (abs(below) + abs(above)) + 1e-10 * abs(cost) / step
        if not min(below, above) - room <= price <= max(below, above) + room:
            wrong.append((name, kind, price, below, above))
    told(f"shadow prices by finite differences {counts}: {len(wrong)} outside {wrong[:3]}")
    return not wrong


def cured(case, status):
    """The case with every cure of its status typed in as printed."""
    other = json.loads(json.dumps(case))
    by_name = {target["name"]: target for target in other["targets"]}
    number = r"([-+0-9.e]+)"
    for part in status.removeprefix("infeasible: ").split("; target "):
        name = re.search(r"'(T\d)'", part)
        limit = re.search(rf"(allows|needs) .* (E\d+), and .* the limit to {number} %", part)
        if limit and name:
            key = "max_wt_pct" if limit[1] == "allows" else "min_wt_pct"
            by_name[name[1]][key][other["elements"].index(limit[2])] = float(limit[3])
        elif name and (share := re.search(rf"lower it to {number} %", part)):
            by_name[name[1]]["min_scrap_pct"] = float(share[1])
        elif lot := re.search(rf"take {number} kg of '(S\d+)'", part):
            for scrap in other["scraps"]:
                if scrap["name"] == lot[2]:
                    scrap["min_kg"] = float(lot[1])
        else:
            return None
    return other


def check_cures(flowsim, cases, told):
    stuck = [(c, a) for c, a in zip(cases, answers(flowsim, cases)) if a["status"] != "optimal"]
    tried = [(case, cured(case, answer["status"])) for case, answer in stuck]
    read = [other for _, other in tried if other]
    again = answers(flowsim, read)
    wrong = [(a["name"], a["status"][:120]) for a in again if a["status"] != "optimal"]
    wrong += [(case["name"], answer["status"][:200])
              for (case, other), (_, answer) in zip(tried, stuck) if not other]
    told(f"cures: {len(stuck)} problems without a charge, {len(wrong)} not cured {wrong[:3]}")
    return not wrong


def main():
    flowsim = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 17)

    def told(text):
        print(text, flush=True)
    cases = [problem(rng, str(number)) for number in range(count)]
    found, sound = check_answers(flowsim, cases, told)
    sound &= check_prices(flowsim, cases, found, told)
    sound &= check_cures(
        flowsim, [tightened(rng, f"tight {n}") for n in range(min(count, SAMPLE))], told)
    sys.exit(0 if sound else 1)


if __name__ == "__main__":
    main()
