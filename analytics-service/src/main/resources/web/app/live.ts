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
  /** Whether the service would let the reader in; it is asked after a connection was refused. */
  isLetIn(): Promise<boolean>;
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
        setTimeout(connectAgain, RECONNECT);
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

  /**
   * Why it was refused, an EventSource does not say. Whoever is signed out is not let in by trying again and again; but
   * he may sign in in another tab, and come back to this one.
   */
  async function connectAgain(): Promise<void> {
    if (await heard.isLetIn()) {
      connect();
    } else {
      document.addEventListener("visibilitychange", connectAgain, { once: true });
    }
  }
}
