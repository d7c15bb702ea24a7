/** Style and script of the HTML report, inlined so that the page stands alone. */

export const style = `
:root{color-scheme:light dark;--back:#fff;--text:#1d2126;--soft:#5b6570;--line:#dde2e7;--panel:#f6f8fa;--error:#b3261e;--warning:#8a5a00;--notice:#1f5fa8;--good:#1a7f45;--bar:#cfe8d8}
@media (prefers-color-scheme:dark){:root{--back:#14181d;--text:#e4e8ec;--soft:#9aa5b1;--line:#2c343d;--panel:#1b2128;--error:#ff8a80;--warning:#f2c063;--notice:#82b4ff;--good:#7fd8a0;--bar:#1f4a30}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1.5rem;background:var(--back);color:var(--text);font:16px/1.5 system-ui,sans-serif}
h1{margin:0 0 .25rem;font-size:1.6rem}h2{margin:2.2rem 0 .4rem;font-size:1.2rem}h2 small{font-weight:400;color:var(--soft);font-size:.85rem}
.lead{margin:0 0 1rem}
.filter{display:flex;flex-wrap:wrap;gap:.6rem 1.2rem;align-items:center;padding:.7rem .9rem;border:1px solid var(--line);border-radius:6px;background:var(--panel)}
.filter fieldset{display:flex;flex-wrap:wrap;gap:.3rem .9rem;border:0;margin:0;padding:0}.filter legend{float:left;margin-right:.6rem}
input[type=search]{font:inherit;padding:.2rem .5rem;border:1px solid var(--line);border-radius:4px;background:var(--back);color:inherit}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
thead th{font-weight:600;color:var(--soft)}
.number{text-align:right;font-variant-numeric:tabular-nums}.number.error{color:var(--error)}.number.warning{color:var(--warning)}.number.notice{color:var(--notice)}
.share{background:linear-gradient(to right,var(--bar) var(--share),transparent var(--share));font-variant-numeric:tabular-nums}
.findings{list-style:none;padding:0;margin:.6rem 0}
.finding{padding:.55rem .8rem;margin:.4rem 0;border-left:4px solid var(--line);background:var(--panel);overflow-wrap:anywhere}
.finding.error{border-color:var(--error)}.finding.warning{border-color:var(--warning)}.finding.notice{border-color:var(--notice)}.finding.fixed{border-color:var(--good)}
.finding p{margin:.25rem 0 0;color:var(--soft);font-size:.92rem}
.badge{display:inline-block;min-width:4.2rem;font-size:.8rem;font-weight:600}.error .badge{color:var(--error)}.warning .badge{color:var(--warning)}.notice .badge{color:var(--notice)}
.where{display:block;color:var(--soft);font-size:.85rem}
code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}
.told td{overflow-wrap:anywhere}.told ul{margin:0;padding:0;list-style:none}.told q{quotes:none;color:var(--soft)}.told .line{font:.82rem ui-monospace,monospace;color:var(--soft)}
.mark{display:inline-block;width:1.2rem}.disclosed .mark{color:var(--good)}.missing td{color:var(--soft)}
summary{cursor:pointer;padding:.3rem 0}
a{color:var(--notice)}
.broken{color:var(--error)}
footer{margin-top:3rem;color:var(--soft);font-size:.85rem}
[hidden]{display:none!important}
@media print{.filter,summary{display:none}details>*{display:block}body{max-width:none}.finding{break-inside:avoid}}
`;

/** Runs in the reader's browser: hides what the filter leaves out. */
export const script = `
(function () {
  var search = document.getElementById('search'), only = document.getElementById('only-findings'), shown = document.getElementById('shown');
  var boxes = Array.prototype.slice.call(document.querySelectorAll('.severity'));
  function apply() {
    var words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    var wanted = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    var count = 0, repositories = 0;
    document.querySelectorAll('.repository').forEach(function (section) {
      var title = section.querySelector('h2').textContent.toLowerCase(), visible = 0;
      section.querySelectorAll('.finding').forEach(function (finding) {
        var text = title + ' ' + finding.textContent.toLowerCase();
        var show = wanted.indexOf(finding.dataset.severity) >= 0 && words.every(function (word) { return text.indexOf(word) >= 0; });
        finding.hidden = !show;
        if (show) visible += 1;
      });
      var named = words.every(function (word) { return section.textContent.toLowerCase().indexOf(word) >= 0; });
      var keep = only.checked ? visible > 0 : visible > 0 || named;
      section.hidden = !keep;
      var row = document.querySelector('tr[data-row="' + section.dataset.index + '"]');
      if (row) row.hidden = !keep;
      count += visible;
      if (keep) repositories += 1;
    });
    shown.textContent = count + (count === 1 ? ' finding' : ' findings') + ' in ' + repositories;
  }
  search.addEventListener('input', apply);
  only.addEventListener('change', apply);
  boxes.forEach(function (box) { box.addEventListener('change', apply); });
  apply();
})();
`;
