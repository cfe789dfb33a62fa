/// The style sheet of HTML pages: readable on paper, on a phone, in light and in dark.
enum HTMLStyle {
  static let sheet = """
    :root { color-scheme: light dark; --ink: #1b2430; --soft: #5b6573; --canvas: #ffffff;
      --panel: #f5f7fa; --line: #c9d0d9; --accent: #5258bf; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --soft: #9daaba;
      --canvas: #0f1720; --panel: #18222d; --line: #3a4654; --accent: #8fa8ee; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 62rem; color: var(--ink);
      background: var(--canvas); font: 1rem/1.55 Helvetica, Arial, "Liberation Sans", sans-serif;
      overflow-wrap: break-word; }
    header { border-top: 6px solid var(--accent); padding-top: .75rem; margin-bottom: 1.5rem; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; }
    h2 { font-size: 1.3rem; margin: 2.25rem 0 .5rem; padding-top: .5rem;
      border-top: 1px solid var(--line); }
    h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
    .subtitle, .note, figcaption, caption { color: var(--soft); }
    .note { font-size: .9rem; border-left: 3px solid var(--line); padding-left: .75rem; }
    a { color: var(--accent); }
    nav { background: var(--panel); padding: .75rem 1.25rem; border-radius: 6px; }
    nav h2 { border: 0; font-size: 1rem; margin: 0; padding: 0; }
    nav ol { margin: .25rem 0 0; padding-left: 1.5rem; columns: 2; }
    .table, .diagram { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .92rem; }
    caption { text-align: left; padding: .25rem 0; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
      border-bottom: 1px solid var(--line); }
    th { border-bottom-width: 2px; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .whole { white-space: nowrap; }
    figure { margin: 1rem 0; }
    .diagram { background: #ffffff; border: 1px solid var(--line); border-radius: 6px;
      padding: .5rem; }
    .diagram svg { width: 100%; height: auto; min-width: 40rem; display: block; }
    dt { font-weight: bold; margin-top: .6rem; }
    dd { margin: 0 0 0 1.25rem; }
    @media (max-width: 40rem) { nav ol { columns: 1; } h1 { font-size: 1.5rem; } }
    @media print { body { max-width: none; padding: 0; font-size: 10pt; }
      h2 { break-after: avoid; } tr, figure { break-inside: avoid; }
      .table, .diagram { overflow: visible; } .diagram svg { min-width: 0; } }
    """
}
