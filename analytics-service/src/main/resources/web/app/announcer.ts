// Says something to whoever cannot see that it happened.

/** Says a text by the page's live region, which must be there already. */
export function announce(text: string): void {
  const region = document.getElementById("announcer");
  if (region !== null) {
    region.textContent = text;
  }
}
