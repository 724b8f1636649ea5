/// \file
/// The style sheet of index.html: screen and A4, no picture, no font from elsewhere.
#pragma once

#include <string_view>

namespace intake {

inline constexpr std::string_view overview_style = R"css(
:root{--ink:#1f2933;--soft:#5f6b77;--line:#dfe4e9;--pale:#f5f7f9;--accent:#2b5c8a;
--good:#1e6b45;--good-bg:#e6f4ec;--warn:#7a4e00;--warn-bg:#fdf3dc;--bad:#9b2c1f;--bad-bg:#fbe9e6}
*{box-sizing:border-box}
html{scroll-behavior:smooth}
body{margin:0;background:#fff;color:var(--ink);font:15px/1.65 "PingFang SC","Microsoft YaHei",
"Noto Sans CJK SC","Source Han Sans SC",sans-serif;font-variant-numeric:tabular-nums}
main,header,footer,nav{max-width:1120px;margin:0 auto;padding:0 28px}
header{padding-top:40px}
h1{font-size:26px;line-height:1.35;margin:0 0 4px;letter-spacing:.02em}
h2{font-size:19px;margin:48px 0 12px;padding-bottom:6px;border-bottom:2px solid var(--ink)}
h3{font-size:16px;margin:34px 0 8px}
p{margin:6px 0}
.soft,.none{color:var(--soft)}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:3px}
nav{display:flex;flex-wrap:wrap;gap:6px 22px;margin-top:18px;padding-top:10px;padding-bottom:10px;
font-size:14px}
.funnel{display:grid;grid-template-columns:repeat(5,1fr);gap:0;margin:22px 0 10px;
border:1px solid var(--line);border-radius:8px;overflow:hidden}
.stage{padding:16px 18px 14px;border-left:1px solid var(--line)}
.stage:first-child{border-left:0}
.stage .name{color:var(--soft);font-size:13px}
.stage b{display:block;font-size:32px;line-height:1.25;font-weight:600}
.stage ul{list-style:none;margin:4px 0 0;padding:0;font-size:13px;color:var(--soft)}
.stage li{display:flex;justify-content:space-between;gap:8px}
.stage li span:last-child{color:var(--ink)}
.bar{display:flex;height:10px;border-radius:5px;overflow:hidden;background:var(--line);
margin:14px 0 6px}
.bar i{display:block;height:100%}
.bar .good{background:#4f9d75}.bar .bad{background:#c9675a}.bar .warn{background:#dca83f}
.key{display:flex;flex-wrap:wrap;gap:4px 20px;font-size:13px;color:var(--soft)}
.todo{margin:18px 0 0;padding:12px 18px;background:var(--pale);border-radius:8px}
.todo ol{margin:4px 0 2px;padding-left:22px}
table{width:100%;border-collapse:collapse;margin:10px 0 18px;font-size:14px}
th{text-align:left;font-weight:600;font-size:13px;color:var(--soft);background:var(--pale);
border-bottom:1px solid var(--line);padding:7px 10px;vertical-align:bottom}
td{border-bottom:1px solid var(--line);padding:8px 10px;vertical-align:top;
overflow-wrap:anywhere}
td i{color:#b8c0c8;font-style:normal}
tr.sum td{font-weight:600;border-top:2px solid var(--ink);border-bottom:0}
table.numbers td:not(:first-child):not(.wide),table.numbers th:not(:first-child):not(.wide)
{text-align:right;white-space:nowrap}
table.numbers td:nth-last-child(-n+2):not(:first-child):not(.wide),
table.numbers th:nth-last-child(-n+2):not(:first-child):not(.wide){text-align:left;white-space:normal}
details{margin:8px 0 18px}summary{cursor:pointer;color:var(--accent)}
table.people td:nth-child(-n+2){white-space:nowrap}table.people td:nth-child(2){font-weight:600}
table.people th:nth-child(1){width:10%}table.people th:nth-child(2){width:16%}
table.people th:nth-child(3){width:12%}table.people th:nth-child(5){width:22%}
table.people th:nth-child(6){width:13%}
table.conflicts th:nth-child(1){width:10%}table.conflicts th:nth-child(2){width:18%}
table.conflicts th:nth-child(3){width:10%}table.conflicts th:nth-child(4){width:12%}
table.conflicts th:nth-child(5){width:20%}
table.checks th:nth-child(1){width:38%}table.checks th:nth-child(2){width:9%}
table.items th:nth-child(1){width:9%}table.items th:nth-child(2){width:11%}
table.items th:nth-child(3){width:15%}table.items th:nth-child(5){width:24%}
table.files th:nth-child(1){width:40%}table.files th:nth-child(2){width:28%}
.chip{display:inline-block;padding:0 9px;border-radius:10px;font-size:13px;line-height:21px;
border:1px solid var(--line);white-space:nowrap}
.chip.good{color:var(--good);background:var(--good-bg);border-color:#bfdfcd}
.chip.warn{color:var(--warn);background:var(--warn-bg);border-color:#ecd9a4}
.chip.bad{color:var(--bad);background:var(--bad-bg);border-color:#efc7c0}
.meta{display:flex;flex-wrap:wrap;gap:4px 22px;font-size:14px;color:var(--soft);margin:2px 0 8px}
small{font-size:12.5px;color:var(--soft);display:block}
footer{margin-top:56px;padding-top:14px;padding-bottom:40px;font-size:13px;color:var(--soft)}
@media screen and (max-width:860px){.funnel{grid-template-columns:1fr 1fr}
.stage{border-left:0;border-top:1px solid var(--line)}}
@page{size:A4;margin:14mm 13mm}
@media print{body{font-size:10pt;line-height:1.5}
main,header,footer,nav{max-width:none;padding-left:0;padding-right:0}
header{padding-top:0}nav{display:none}
h1{font-size:17pt}h2{font-size:13pt;margin-top:22pt;break-after:avoid}
h3{font-size:11pt;margin-top:16pt;break-after:avoid}
.meta{break-after:avoid;font-size:9pt}
table{font-size:9pt}th{font-size:8.5pt}td,th{padding:3.5pt 5pt}
thead{display:table-header-group}tr,.stage,.todo{break-inside:avoid}
.stage{padding:8pt 9pt}.stage b{font-size:20pt}.stage ul{font-size:8.5pt}
.chip{font-size:8.5pt;line-height:1.6;padding:0 5pt}a{color:inherit;text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";

} // namespace intake
