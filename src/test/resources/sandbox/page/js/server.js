// Talks to the sandbox: actions, the state, and the stream of events.

export class Refused extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

export async function act(path, body = {}) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Refused(answer.status, problem.error ?? String(answer.status));
  }
}

/** Follows the sandbox; several pings while a state is on its way lead to one more fetch, not to many. */
export function follow({ onState, onLog, onCounters, onLink }) {
  let loading = false;
  let again = false;

  async function refresh() {
    if (loading) {
      again = true;
      return;
    }
    loading = true;
    try {
      do {
        again = false;
        const answer = await fetch('/state');
        if (answer.ok) {
          onState(await answer.json());
        }
      } while (again);
    } catch (e) {
      // The stream says whether the sandbox is there, and asks again when it is back.
      console.debug(e);
    } finally {
      loading = false;
    }
  }

  const events = new EventSource('/events');
  events.addEventListener('open', () => {
    onLink(true);
    refresh();
  });
  events.addEventListener('error', () => onLink(false));
  events.addEventListener('state', refresh);
  events.addEventListener('log', (e) => onLog(JSON.parse(e.data)));
  events.addEventListener('counters', (e) => onCounters(JSON.parse(e.data)));
}
