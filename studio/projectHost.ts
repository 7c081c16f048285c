/**
 * `fetch`, with requests for `<projectId>.<apiHost>` sent to `<apiHost>` instead. The Studio's
 * own parts (the SDK inside it, its sign-in check) make clients of their own, which put the
 * project in the host name whatever the workspace says; an embedded lake has one host.
 */
export function withoutProjectHost(
  fetch: typeof globalThis.fetch,
  apiHost: string,
  projectId: string,
): typeof globalThis.fetch {
  const from = apiHost.replace('://', `://${projectId}.`)
  const rewrite = (url: string): string | undefined =>
    url === from || url.startsWith(`${from}/`) ? apiHost + url.slice(from.length) : undefined
  return (input, init) => {
    if (input instanceof Request) {
      const url = rewrite(input.url)
      return fetch(url === undefined ? input : new Request(url, input), init)
    }
    return fetch(rewrite(String(input)) ?? input, init)
  }
}
