// Extracts the article of every page of an evaluation set with Readability and writes what the set's scorer reads: the
// counterpart of the benchmark command "parsing", with the same pages, output and measure of time.
//   node readability.mjs SET_FOLDER --out FILE.json [--id-hash-part k[,k...]/n]
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

const BLOCKS = new Set(("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 "
  + "HEADER HR LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "));

const [set, ...options] = process.argv.slice(2);
const option = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
const output = option("--out");
if (!set || !output) {
  console.error("node readability.mjs SET_FOLDER --out FILE.json [--id-hash-part k[,k...]/n]");
  process.exit(2);
}

const [chosen, parts] = (option("--id-hash-part") ?? "0/1").split("/");
const isChosen = (id) => chosen.split(",").map(Number).includes(createHash("sha256").update(id).digest()[0] % Number(parts));
const pages = JSON.parse(readFileSync(join(set, "manifest.json"), "utf8"))
  .filter((page) => isChosen(page.id))
  .map((page) => ({ id: page.id, url: page.url, html: decode(readFileSync(join(set, page.path)), page.path) }));

pages.forEach(extract); // the just-in-time compiler's share is not the parser's; the other program warms up the same way
const results = {};
const before = process.cpuUsage();
for (const page of pages) results[page.id] = extract(page);
const { user, system } = process.cpuUsage(before);

for (const [id, article] of Object.entries(results)) results[id] = toExport(article);
writeFileSync(output, JSON.stringify(results));
console.log(`${pages.length} pages: ${(pages.length / ((user + system) / 1e6)).toFixed(0)} pages per second of processor time`);

function decode(bytes, path) {
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

function extract({ html }) {
  try {
    const { document } = parseHTML(html);
    return new Readability(document, { keepClasses: false }).parse();
  } catch {
    return null; // linkedom cannot hold every page; Readability then has no answer
  }
}

function toExport(article) {
  if (!article) return { title: null, author: null, date: null, body: "", blocks: [] };
  const blocks = blocksOf(parseHTML(`<!doctype html><html><body>${article.content}</body></html>`).document.body);
  return {
    title: article.title || null,
    author: article.byline || null,
    date: article.publishedTime?.slice(0, 10) ?? null,
    body: blocks.map((block) => block.text).join("\n\n"),
    blocks,
  };
}

// The text between the edges of block elements, each stretch with the role of what is around it.
function blocksOf(body) {
  const blocks = [];
  let text = "";
  let role = { type: "p", level: 0 };
  walk(body, role, 0);
  flush();
  return blocks;

  function flush() {
    const words = text.replace(/\s+/g, " ").trim();
    if (words) blocks.push({ ...role, text: words });
    text = "";
  }

  function walk(node, inner, depth) {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        if (!text.trim()) role = inner;
        text += child.data;
      } else if (child.nodeType === 1) {
        const name = child.tagName.toUpperCase();
        if (name === "BR") text += " ";
        const isBlock = BLOCKS.has(name);
        if (isBlock) flush();
        walk(child, roleOf(name, inner, depth), name === "UL" || name === "OL" ? depth + 1 : depth);
        if (isBlock) flush();
      }
    }
  }

  function roleOf(name, inner, depth) {
    if (/^H[1-6]$/.test(name)) return { type: "heading", level: Number(name[1]) };
    if (name === "LI") return { type: "li", level: Math.max(0, depth - 1) };
    return inner;
  }
}
