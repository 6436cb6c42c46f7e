// Says something to whoever cannot see that it happened.

/** How long the region is empty before it says something, in milliseconds: long enough for screen readers to notice. */
const PAUSE = 100;

/** Says a text by the page's live region, which must be there already. */
export function announce(text: string): void {
  const region = document.getElementById("announcer");
  if (region !== null) {
    // Only what changes is read out, and the same may have to be said twice.
    region.textContent = "";
    setTimeout(() => region.textContent = text, PAUSE);
  }
}
