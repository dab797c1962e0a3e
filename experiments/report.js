"use strict";

// Text and lines take the page's colour through currentColor, so light, dark and paper need no second drawing.
const look = {
  font: 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif',
  background: null,
  padding: 0,
  axis: { labelColor: "currentColor", titleColor: "currentColor", gridColor: "currentColor", gridOpacity: 0.14, aria: false },
  legend: { labelColor: "currentColor", aria: false },
  mark: { aria: false },
};

// The specification as drawn on this page: its width the figure's, its look the page's.
function on_page(spec, width) {
  const { axis, legend } = spec.config;
  spec.config = { ...spec.config, ...look, axis: { ...axis, ...look.axis }, legend: { ...legend, ...look.legend } };
  spec.autosize = { type: "fit-x", contains: "padding" };
  spec.width = "container";
  if (spec.height.step) spec.height = spec.height.step * n_bands(spec);
  if (spec.height === 300) spec.height = 220;
  if (spec.height === 420) spec.height = Math.min(420, width - 60);
  const labels = spec.encoding.y ? Math.min(260, 0.45 * width) : 0;
  if (labels > 0) spec.encoding.y.axis.labelLimit = labels;
  spec.config.legend.columns = legend_columns(spec, width - labels);
  return spec;
}

// How many different values there are along y.
function n_bands(spec) {
  return new Set(spec.data.values.map((row) => row[spec.encoding.y.field])).size;
}

// As many legend entries beside each other as there is room for.
function legend_columns(spec, width) {
  const coloured = [spec, ...spec.layer].find((part) => part.encoding?.color);
  const names = coloured.encoding.color.scale.domain;
  const longest = Math.max(...names.map((name) => name.length));
  return Math.max(1, Math.min(names.length, Math.floor(width / (7 * longest + 34))));
}

async function draw(chart) {
  const figure = chart.closest("figure");
  const spec = JSON.parse(figure.querySelector("script").textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  await vegaEmbed(chart, on_page(spec, chart.clientWidth), {
    renderer: "svg",
    ast: true, // evaluates expressions without eval, which the page's security policy forbids
    actions: { export: true, source: false, compiled: false, editor: false },
    downloadFileName: figure.id,
    tooltip: { theme: dark ? "dark" : "light" },
  });
}

// One after the other, with a breath between them, so that the page can be read and scrolled meanwhile.
async function draw_all() {
  for (const chart of document.querySelectorAll(".chart")) {
    await draw(chart);
    await new Promise((resolve) => setTimeout(resolve));
  }
  document.documentElement.dataset.drawn = "yes";
}

if (window.vegaEmbed) draw_all();
