extension Scene {
  /// The picture as a single page of HTML that works from a file: pointing
  /// shows what a tie rests on, a click fixes a nation and its neighbours,
  /// kinds can be hidden, a slider hides what is younger than a year.
  ///
  /// No text of the data set reaches the script: it reads the names and
  /// attributes of the drawing.
  public func interactivePage() -> String {
    var svg = SVGText(self)
    let drawing = svg.element()
    let isDark = theme == .dark
    let colors =
      "--canvas:\(Palette.canvas.color(in: theme).hex);--ink:\(Palette.ink.color(in: theme).hex);"
      + "--line:\(Palette.hairline.color(in: theme).hex);"
      + "--panel:\(Palette.panel.color(in: theme).hex)"
    let darkColors =
      theme == .automatic
      ? "@media (prefers-color-scheme:dark){:root{--canvas:\(Palette.canvas.dark.hex);"
        + "--ink:\(Palette.ink.dark.hex);--line:\(Palette.hairline.dark.hex);"
        + "--panel:\(Palette.panel.dark.hex)}}" : ""
    return """
      <!DOCTYPE html>
      <html lang="\(SafeText.slug(language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>\(SafeText.xml(SafeText.cleaned(title)))</title>
      <style>
      :root{\(colors);color-scheme:\(isDark ? "dark" : theme == .automatic ? "light dark" : "light")}
      \(darkColors)
      \(InteractivePage.style)
      </style>
      </head>
      <body>
      <main>
      <h1>\(SafeText.xml(SafeText.cleaned(title)))</h1>
      <div id="picture">
      \(drawing)</div>
      <div id="controls" role="toolbar" aria-label="What is shown"></div>
      <p id="status" role="status" aria-live="polite"></p>
      </main>
      <div id="tip" role="tooltip" hidden></div>
      <script>
      \(InteractivePage.script)
      </script>
      </body>
      </html>

      """
  }
}

/// The fixed parts of the page.
private enum InteractivePage {
  static let style = """
    body{margin:0;background:var(--canvas);color:var(--ink);font:14px Helvetica,Arial,"Liberation Sans",sans-serif}
    h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    #picture{display:flex;justify-content:center;padding:8px}
    #picture svg{max-height:96vh}
    #controls{position:sticky;bottom:0;display:flex;flex-wrap:wrap;gap:6px 16px;align-items:center;padding:10px 16px;background:var(--panel);border-top:1px solid var(--line)}
    #controls label{display:inline-flex;gap:5px;align-items:center;cursor:pointer}
    #controls input[type=range]{width:220px}
    #status{margin:0;padding:4px 16px;min-height:1.2em;background:var(--panel)}
    #tip{position:fixed;z-index:2;max-width:360px;padding:7px 10px;border-radius:6px;background:var(--ink);color:var(--canvas);pointer-events:none;font-size:13px;line-height:1.35}
    .gone{display:none}
    .dim{opacity:.1}
    .node{cursor:pointer}
    .node:focus-visible{outline:2px solid #5258BF;outline-offset:2px}
    @media print{#controls,#status,#tip{display:none}}
    """

  static let script = #"""
    (function () {
      'use strict';
      var svg = document.querySelector('#picture svg');
      var all = function (selector) { return Array.prototype.slice.call(svg.querySelectorAll(selector)); };
      var nodes = all('g.node'), edges = all('g.edge'), plates = all('g.plate');
      var controls = document.getElementById('controls');
      var status = document.getElementById('status');
      var tip = document.getElementById('tip');
      var hidden = {}, limit = null, fixed = null;

      // The drawing's own titles would show a second tooltip.
      all('g > title').forEach(function (title) {
        title.parentNode.setAttribute('data-title', title.textContent);
        title.parentNode.removeChild(title);
      });

      function kindOf(element) {
        return Array.prototype.filter.call(element.classList, function (name) {
          return name.indexOf('tie-') === 0;
        })[0] || '';
      }
      function isShown(element) {
        if (hidden[kindOf(element)]) { return false; }
        var since = Number(element.getAttribute('data-since'));
        return limit === null || !since || since <= limit;
      }
      function touches(element) {
        return element.getAttribute('data-a') === fixed || element.getAttribute('data-b') === fixed;
      }
      function update() {
        var near = {}, count = 0;
        near[fixed] = true;
        edges.concat(plates).forEach(function (element) {
          var shown = isShown(element);
          element.classList.toggle('gone', !shown);
          var isNear = fixed === null || touches(element);
          element.classList.toggle('dim', !isNear);
          if (shown && isNear && element.classList.contains('edge')) {
            count += 1;
            near[element.getAttribute('data-a')] = true;
            near[element.getAttribute('data-b')] = true;
          }
        });
        nodes.forEach(function (node) {
          node.classList.toggle('dim', fixed !== null && !near[node.getAttribute('data-id')]);
          node.setAttribute('aria-pressed', String(node.getAttribute('data-id') === fixed && fixed !== null));
        });
        status.textContent = fixed === null ? '' : labelOf(fixed) + ': ' + count + (count === 1 ? ' tie shown' : ' ties shown');
      }
      function labelOf(id) {
        var node = nodes.filter(function (node) { return node.getAttribute('data-id') === id; })[0];
        return node ? node.getAttribute('data-title') || id : id;
      }
      function fix(id) { fixed = fixed === id ? null : id; update(); }

      nodes.forEach(function (node) {
        var id = node.getAttribute('data-id');
        if (!id) { return; }
        node.setAttribute('role', 'button');
        node.addEventListener('click', function (event) { event.stopPropagation(); fix(id); });
        node.addEventListener('keydown', function (event) {
          if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); fix(id); }
        });
      });
      svg.addEventListener('click', function () { fixed = null; update(); });
      document.addEventListener('keydown', function (event) {
        if (event.key === 'Escape') { fixed = null; tip.hidden = true; update(); }
      });

      svg.addEventListener('mousemove', function (event) {
        var group = event.target.closest ? event.target.closest('g[data-title]') : null;
        if (!group) { tip.hidden = true; return; }
        tip.textContent = group.getAttribute('data-title');
        tip.hidden = false;
        var x = Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8);
        var y = event.clientY + 18 + tip.offsetHeight > window.innerHeight ? event.clientY - tip.offsetHeight - 10 : event.clientY + 18;
        tip.style.left = Math.max(4, x) + 'px';
        tip.style.top = Math.max(4, y) + 'px';
      });
      svg.addEventListener('mouseleave', function () { tip.hidden = true; });

      function addCheck(kind, words) {
        var label = document.createElement('label');
        var box = document.createElement('input');
        box.type = 'checkbox';
        box.checked = true;
        box.addEventListener('change', function () { hidden[kind] = !box.checked; update(); });
        label.appendChild(box);
        label.appendChild(document.createTextNode(words));
        controls.appendChild(label);
      }
      all('g.legend').forEach(function (item) {
        var kind = kindOf(item), text = item.querySelector('text');
        if (kind && text && edges.some(function (edge) { return kindOf(edge) === kind; })) {
          addCheck(kind, text.textContent);
        }
      });
      var years = edges.map(function (edge) { return Number(edge.getAttribute('data-since')); }).filter(Boolean);
      if (years.length > 1) {
        var first = Math.min.apply(null, years), last = Math.max.apply(null, years);
        if (first < last) {
          var label = document.createElement('label');
          var slider = document.createElement('input');
          var words = document.createElement('output');
          slider.type = 'range';
          slider.min = first;
          slider.max = last;
          slider.value = last;
          words.textContent = 'all years';
          slider.setAttribute('aria-label', 'Ties made up to this year');
          slider.addEventListener('input', function () {
            limit = Number(slider.value) === last ? null : Number(slider.value);
            words.textContent = limit === null ? 'all years' : 'made up to ' + limit;
            update();
          });
          label.appendChild(document.createTextNode('Year'));
          label.appendChild(slider);
          label.appendChild(words);
          controls.appendChild(label);
        }
      }
      if (!controls.firstChild) { controls.hidden = true; }
    })();
    """#
}
