import type { StatusColours } from '../base/status-colours.js'

/**
 * The page's style: one column on a phone, cards side by side on a screen, plain and without breaks within cards in
 * print.
 */
export function pageStyle(colours: StatusColours): string {
  const statuses = Object.entries(colours)
    .map(
      ([status, { fill, text }]) =>
        `.${status}{--fill:#${fill};--ink:#${text}}.tag.${status}{background:#${fill};color:#${text}}.bar.${status}{fill:#${fill};stroke:#${text}}`,
    )
    .join('')
  return `:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0 auto;max-width:82rem;padding:1rem;font:16px/1.5 "Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1c2430;background:#fff}
h1{font-size:1.5rem;line-height:1.3;margin:.2rem 0}h2{font-size:1.25rem;margin:2rem 0 .5rem;border-bottom:2px solid #35506b;padding-bottom:.2rem}h3{font-size:1.05rem;margin:0 0 .2rem}
[lang=en]{color:#4a5563;font-size:.86em;font-weight:400}.facts{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:.4rem 0;padding:0;list-style:none}
.note{display:inline-block;border:2px solid #7a1410;color:#7a1410;padding:.1rem .6rem;font-weight:700}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,34rem),1fr));gap:1rem}.card{border:1px solid #b8c1cc;border-radius:6px;padding:.8rem;min-width:0;break-inside:avoid}
.card p{margin:.1rem 0 .3rem}.quote{color:#4a5563;font-size:.9em}.chart{width:100%;max-width:36rem;height:auto;display:block}.chart text{font-size:13px;fill:#1c2430}.chart .axis{font-size:12px;fill:#35424f}
.bar{stroke-width:1}.bar.plain{fill:#cfdbe8;stroke:#35506b}.due{stroke:#7a3b00;stroke-width:2;stroke-dasharray:5 3}.goal{stroke:#1c2430;stroke-width:1.5}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.82rem}th,td{border:1px solid #b8c1cc;padding:.18rem .3rem;text-align:right;white-space:nowrap}th{background:#e9eef3;font-weight:600}
th[scope=row],.left,.state{text-align:left}td.left,th.left{white-space:normal;min-width:9em}td:empty::after{content:"·";color:#4a5563}.tag{padding:0 .4rem;border-radius:3px;font-weight:600;white-space:nowrap}.rank{color:#4a5563;font-size:.86em}
details summary{cursor:pointer;color:#23466b;margin:.2rem 0}footer{margin-top:2rem;border-top:1px solid #b8c1cc;padding-top:.5rem;font-size:.88rem}.sign{display:flex;flex-wrap:wrap;gap:.5rem 8rem;margin:1.2rem 0}
${statuses}
@media print{@page{size:A4 landscape;margin:10mm}body{font-size:9pt;line-height:1.3;padding:0;max-width:none}.cards{grid-template-columns:1fr 1fr;gap:3mm}.card{padding:2mm}svg.chart{max-width:76mm}h2{margin:3mm 0 2mm}td,th{padding:.2mm 1mm}h2{break-after:avoid}thead{display:table-header-group}tr{break-inside:avoid}.wide{overflow:visible}table{font-size:8pt}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`
}
