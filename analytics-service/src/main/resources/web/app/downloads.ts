// What a reader takes along: answers as CSV, charts as PNG.

import { announce } from "./announcer.ts";
import { ask } from "./api.ts";
import type { Page } from "./page.ts";
import { draw, type Picture } from "./picture.ts";

/** Saves the answer to a question as the API gives it as CSV, byte for byte. */
export async function downloadAnswer(page: Page, title: string, question: string): Promise<void> {
  try {
    const response = await ask(question, "text/csv", page.reader.language);
    const address = URL.createObjectURL(await response.blob());
    save(address, fileName(title, "csv"));
    // The browser has taken hold of the bytes by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch {
    announce(page.reader.words.panel.failed);
  }
}

export async function downloadPicture(picture: Picture): Promise<void> {
  save((await draw(picture)).toDataURL("image/png"), fileName(picture.title, "png"));
}

/** A name that every system takes: the letters and digits of the title. */
export function fileName(title: string, extension: string): string {
  const plain = title.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase();
  return `facevalue-${plain}.${extension}`;
}

function save(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
