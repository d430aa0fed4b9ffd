/**
 * Draws one page of a PDF with pdf.js: the picture on a canvas, and the words over it, so that they
 * can be marked and read aloud. The file comes in pieces, as the pages are asked for.
 */

import { fold } from "./fold.js";

const PIECE = 131072;
const MOST_PIXELS = 16777216;
const HIT = "hit";

export const openFile = async ({ pdfjs: address, worker, assets, file }) => {
  const pdfjs = await import(address);
  pdfjs.GlobalWorkerOptions.workerSrc = worker;
  const pdf = await pdfjs.getDocument({
    url: file,
    rangeChunkSize: PIECE,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    isEvalSupported: false,
    useWasm: false,
    wasmUrl: `${assets}wasm/`,
    cMapUrl: `${assets}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}standard_fonts/`,
    iccUrl: `${assets}iccs/`,
  }).promise;
  return { pdf, pdfjs };
};

/** Where the words sought stand in a piece of a line. Folding keeps every place. */
const rangesOf = (span, sought) => {
  const words = span.firstChild;
  const ranges = [];
  if (sought.length < 2 || words?.nodeType !== Node.TEXT_NODE) return ranges;
  const folded = fold(words.data);
  if (folded.length !== words.data.length) return ranges;
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + sought.length)) {
    const range = document.createRange();
    range.setStart(words, at);
    range.setEnd(words, at + sought.length);
    ranges.push(range);
  }
  return ranges;
};

export class Sheet {
  constructor({ pdf, pdfjs }, { sheet, canvas, text }) {
    Object.assign(this, { pdf, pdfjs, sheet, canvas, text });
    this.turn = 0;
  }

  /** Draw a page at a width in CSS pixels. A later call overtakes an earlier one. */
  async show(number, width, wanted = "") {
    const turn = ++this.turn;
    const page = await this.pdf.getPage(number);
    if (turn !== this.turn) return false;
    const scale = width / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    await this.#draw(page, viewport, turn);
    if (turn !== this.turn) return false;
    await this.#write(page, viewport, turn);
    this.mark(wanted);
    return turn === this.turn;
  }

  /** Light up the words sought; in a browser that cannot, the lines that hold them. */
  mark(wanted) {
    const sought = fold(wanted.trim().replace(/\s+/g, " "));
    const spans = [...this.text.querySelectorAll("span")];
    if (globalThis.CSS?.highlights) {
      CSS.highlights.set(HIT, new Highlight(...spans.flatMap((span) => rangesOf(span, sought))));
      return;
    }
    for (const span of spans) span.classList.toggle("hit", rangesOf(span, sought).length > 0);
  }

  async #draw(page, viewport, turn) {
    const ratio = Math.min(
      window.devicePixelRatio || 1,
      Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)),
    );
    const picture = document.createElement("canvas");
    picture.width = Math.floor(viewport.width * ratio);
    picture.height = Math.floor(viewport.height * ratio);
    this.task?.cancel();
    this.task = page.render({
      canvas: picture,
      canvasContext: picture.getContext("2d", { alpha: false }),
      viewport,
      transform: [ratio, 0, 0, ratio, 0, 0],
    });
    try {
      await this.task.promise;
    } catch (error) {
      if (error?.name === "RenderingCancelledException") return;
      throw error;
    }
    if (turn !== this.turn) return;
    // Shown only when it is whole: nothing flickers while pages are turned.
    this.canvas.width = picture.width;
    this.canvas.height = picture.height;
    this.canvas.getContext("2d", { alpha: false }).drawImage(picture, 0, 0);
    for (const one of [this.canvas, this.sheet]) {
      one.style.width = `${Math.floor(viewport.width)}px`;
      one.style.height = `${Math.floor(viewport.height)}px`;
    }
  }

  async #write(page, viewport, turn) {
    const source = await page.getTextContent();
    if (turn !== this.turn) return;
    this.text.replaceChildren();
    this.text.style.setProperty("--total-scale-factor", viewport.scale);
    this.text.style.setProperty("--scale-factor", viewport.scale);
    const layer = new this.pdfjs.TextLayer({
      textContentSource: source,
      container: this.text,
      viewport,
    });
    await layer.render();
  }
}
