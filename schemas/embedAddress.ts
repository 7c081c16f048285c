const providers: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$/, 'youtube'],
  [/(?:^|\.)vimeo\.com$/, 'vimeo'],
  [/(?:^|\.)(?:twitter\.com|x\.com)$/, 'twitter'],
  [/(?:^|\.)(?:openstreetmap\.org)$/, 'map'],
]

/** The provider of an embed, one of those of its type, by its address. */
export function embedProvider(url: URL): string {
  const isMap = /(?:^|\.)google\.\w+$/.test(url.hostname) && url.pathname.startsWith('/maps')
  if (isMap) return 'map'
  return providers.find(([host]) => host.test(url.hostname))?.[1] ?? 'other'
}

/** A player's address as that of the page that people know. */
export function embedAddress(url: URL): string {
  const youtube = /^\/(?:embed|v)\/([\w-]{6,})/.exec(url.pathname)
  if (embedProvider(url) === 'youtube' && youtube !== null) {
    return `https://www.youtube.com/watch?v=${youtube[1]}`
  }
  const vimeo = /^\/video\/(\d+)/.exec(url.pathname)
  if (url.hostname === 'player.vimeo.com' && vimeo !== null) return `https://vimeo.com/${vimeo[1]}`
  return url.href
}
