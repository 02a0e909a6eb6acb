/** How the page of a pack looks, on a screen and on A4. States are told in words; the bar beside a row only helps. */
export const styles = `
:root { color-scheme: light; }
body { max-width: 1000px; margin: 24px auto; padding: 0 16px; font: 14px/1.45 system-ui, sans-serif; color: #172b4d; background: #fff; }
h1 { font-size: 24px; } h2 { margin-top: 32px; font-size: 18px; break-after: avoid; }
table { width: 100%; border-collapse: collapse; }
th { border-bottom: 2px solid #8590a2; text-align: left; }
th, td { padding: 6px 8px; vertical-align: top; overflow-wrap: anywhere; }
th, .short { overflow-wrap: normal; }
.short { white-space: nowrap; }
td { border-bottom: 1px solid #dcdfe4; }
tr { break-inside: avoid; } thead { display: table-header-group; }
ul { margin: 4px 0; padding-left: 18px; }
tr.watched td:first-child { border-left: 4px solid #22a06b; }
tr.partly td:first-child { border-left: 4px solid #e2b203; }
tr.not-watched td:first-child { border-left: 4px solid #c9372c; }
.note { padding: 8px 12px; border-left: 4px solid #8590a2; background: #f7f8f9; }
@page { size: A4; margin: 14mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 10pt; } .note { background: none; } }
`;
