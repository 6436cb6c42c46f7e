// Hears of changes as they happen, by server-sent events.

/** The least time between two rounds of asking again, in milliseconds. */
const LEAST_INTERVAL = 1_000;

/** The time after which a connection that the server refused is tried anew, in milliseconds. */
const RECONNECT = 5_000;

export interface Heard {
  /** Figures have changed; at most once a second. */
  figuresChanged(): void;
  /** The connection came or went. */
  connectionChanged(live: boolean): void;
  /** The greatest time of record ever applied. */
  newestFactAt(asOf: string): void;
}

export function listen(heard: Heard): void {
  let last = 0;
  let due: number | undefined;
  const changed = () => {
    due ??= setTimeout(() => {
      due = undefined;
      last = Date.now();
      heard.figuresChanged();
    }, Math.max(0, last + LEAST_INTERVAL - Date.now()));
  };

  connect();

  function connect(): void {
    const source = new EventSource("/v1/standings/stream");
    source.onopen = () => heard.connectionChanged(true);
    source.onerror = () => {
      heard.connectionChanged(false);
      // Else the browser connects again by itself.
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(connect, RECONNECT);
      }
    };
    source.addEventListener("changed", (event) => {
      const { asOf } = JSON.parse(event.data) as { asOf?: string };
      if (asOf !== undefined) {
        heard.newestFactAt(asOf);
      }
      changed();
    });
  }
}
