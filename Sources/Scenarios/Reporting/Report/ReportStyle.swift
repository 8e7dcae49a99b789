/// How a report looks: on a screen, on a phone, and on A4.
enum ReportStyle {
  static let css = """
    :root { color-scheme: light; }
    html { background: #fff; color: #1a1a1a; }
    body { margin: 0 auto; padding: 24px 16px 64px; max-width: 720px; font: 16px/1.5 Helvetica, \
    Arial, "Liberation Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
    h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; }
    h2 { font-size: 21px; margin: 48px 0 8px; padding-top: 12px; border-top: 2px solid #1a1a1a; }
    h3 { font-size: 17px; margin: 36px 0 4px; }
    p { margin: 0 0 12px; }
    a { color: #00566e; }
    .lead { font-size: 20px; line-height: 1.4; margin: 16px 0; }
    .under { color: #595959; }
    figure { margin: 12px 0 8px; }
    figcaption { color: #595959; font-size: 14px; }
    svg { display: block; max-width: 100%; height: auto; }
    svg.phone { display: none; }
    .scroll { overflow-x: auto; margin: 8px 0 16px; }
    table { border-collapse: collapse; font-size: 14px; line-height: 1.35; width: 100%; }
    caption { text-align: left; color: #595959; padding: 4px 0; }
    th, td { text-align: left; vertical-align: top; padding: 4px 10px 4px 0; \
    border-bottom: 1px solid #e2e2e2; font-weight: normal; }
    thead th { border-bottom: 1px solid #1a1a1a; font-weight: 600; }
    .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    thead .n { white-space: normal; }
    td small { display: block; color: #595959; font-size: 12px; }
    .g { font-weight: 600; padding-top: 10px; }
    .w { white-space: nowrap; }
    details { margin: 8px 0; }
    summary { cursor: pointer; }
    nav ul { padding-left: 20px; margin: 0; columns: 2; }
    code { font: 13px ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
    @media (max-width: 600px) {
      body { padding: 16px 16px 48px; }
      h1 { font-size: 24px; }
      .lead { font-size: 18px; }
      table { font-size: 13px; }
      th, td { padding-right: 8px; }
      .n { white-space: normal; }
      svg.page { display: none; }
      svg.phone { display: block; }
    }
    @media print {
      @page { size: A4; margin: 16mm 14mm; }
      body { max-width: none; padding: 0; font-size: 10.5pt; }
      h1 { font-size: 20pt; }
      h2 { font-size: 14pt; margin-top: 24pt; break-after: avoid; }
      h3 { font-size: 11.5pt; margin-top: 16pt; break-after: avoid; }
      .lead { font-size: 13pt; }
      h3 + p { break-after: avoid; break-inside: avoid; }
      figure, tr, .k { break-inside: avoid; }
      caption { break-after: avoid; }
      figure { break-before: avoid; }
      thead { display: table-header-group; }
      table, figcaption { font-size: 8.5pt; }
      td small { font-size: 7.5pt; }
      .scroll { overflow: visible; }
      svg.page { display: block; max-height: 112mm; margin: 0 auto; }
      svg.phone { display: none; }
      nav, details { display: none; }
      a { color: inherit; text-decoration: none; }
    }
    """
}
