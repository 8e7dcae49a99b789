"use strict";

// Where a number comes from

async function why(parts, title) {
  const all = query();
  all.set("language", language);
  for (const [name, value] of Object.entries(parts)) all.set(name, value);
  find("why-head").textContent = title;
  find("why-body").textContent = words.working;
  if (!find("why").open) find("why").showModal();
  try {
    const reply = await fetch("why?" + all);
    if (!reply.ok) throw new Error(await reply.text());
    find("why-body").replaceChildren(...explained(await reply.json()));
  } catch (error) {
    find("why-body").textContent =
      error instanceof TypeError ? words.failed : String(error.message);
  }
}

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

function list(items, title) {
  return items.length ? [element("h3", title), element("ul", "", ...items)] : [];
}

function short(number) {
  return Number(number.toPrecision(5)).toString();
}

/** Of formulas that sum over hundreds of series, the first ones; `flowsim explain` has all. */
const shownSeries = { ofNode: 4, ofAll: 24 };

function nodes(node) {
  return [node, ...node.parts.flatMap(nodes)];
}

function partItem(node) {
  const value = node.value === null ? "" : ` = ${short(node.value)} ${node.unit}`;
  const item = element("li", `${node.name}${value}: ${node.formula}`);
  if (node.parts.length) item.append(element("ul", "", ...node.parts.map(partItem)));
  return item;
}

function leverItem(lever) {
  const set = lever.value === null ? `${words.notSet} – ${lever.otherwise}` : short(lever.value);
  return element("li", `${lever.name}: ${set}`);
}

function explained(chain) {
  const all = nodes(chain.result);
  const series = all.flatMap((node) => node.series);
  const shown = all.flatMap((node) => node.series.slice(0, shownSeries.ofNode))
    .slice(0, shownSeries.ofAll);
  const rows = shown.map(seriesItem);
  if (series.length > shown.length) {
    rows.push(element("li", `… ${series.length - shown.length} ${words.more}`));
  }
  const levers = new Map(all.flatMap((node) => node.levers).map((lever) => [lever.name, lever]));
  const pledges = all.flatMap((node) => node.pledges).map((pledge) =>
    element("li", [pledge.id, pledge.source, pledge.note].filter(Boolean).join(" – ")));
  return [
    element("p", chain.result.formula),
    ...list([...levers.values()].map(leverItem), words.leverSet),
    ...list(chain.result.parts.map(partItem), words.partOf),
    ...list([...pledges, ...rows], words.rows),
    ...list(chain.sources.map(sourceItem), words.sources),
  ];
}

function seriesItem(series) {
  const name = [series.entity, series.metric, series.qualifier].filter(Boolean).join(", ");
  const item = element("li", `${name}: ${short(series.value)} ${series.unit} (${series.year})`);
  item.append(element("ul", "", ...series.rows.map((row) => {
    const range = row.low === null || row.high === null
      ? "" : ` (${words.range} ${short(row.low)} ${words.to} ${short(row.high)})`;
    const year = row.year === null ? "" : `${row.year}: `;
    return element("li",
      `${year}${short(row.value)}${range}, ${row.confidence}, ${row.source}${row.note ? `: ${row.note}` : ""}`);
  })));
  return item;
}

function sourceItem(source) {
  const item = element("li", `${source.id}: `);
  if (/^https?:\/\//.test(source.url)) {
    const link = element("a", source.citation);
    link.href = source.url;
    link.rel = "noreferrer noopener";
    link.target = "_blank";
    item.append(link);
  } else {
    item.append(source.citation);
  }
  item.append(` [${source.licence}]`);
  return item;
}
