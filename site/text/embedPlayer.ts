import type { Embed } from '../../schemas/content.types.ts'

/** Somebody else's page that can stand in a frame of ours, once a reader asks for it. */
export interface EmbedPlayer {
  readonly src: string
  /** For the page's policy. */
  readonly origin: string
  readonly kind: 'video' | 'map'
}

const YOUTUBE = 'https://www.youtube-nocookie.com'
const VIMEO = 'https://player.vimeo.com'
const MAP = 'https://www.openstreetmap.org'

function youtubePlayer(url: URL): EmbedPlayer | undefined {
  const short = url.hostname === 'youtu.be'
  const [first = '', second = ''] = url.pathname.split('/').filter(Boolean)
  const id = short
    ? first
    : ['embed', 'shorts', 'live'].includes(first)
      ? second
      : url.searchParams.get('v')
  if (!/^[\w-]{11}$/.test(id ?? '')) return undefined
  const seconds = /^(\d+)s?$/.exec(url.searchParams.get('t') ?? url.searchParams.get('start') ?? '')
  const start = seconds === null ? '' : `&start=${seconds[1]}`
  return { src: `${YOUTUBE}/embed/${id}?autoplay=1${start}`, origin: YOUTUBE, kind: 'video' }
}

function vimeoPlayer(url: URL): EmbedPlayer | undefined {
  const id = /^\/(?:video\/)?(\d+)/.exec(url.pathname)?.[1]
  if (id === undefined) return undefined
  return { src: `${VIMEO}/video/${id}?autoplay=1&dnt=1`, origin: VIMEO, kind: 'video' }
}

/** Degrees around the place that the map shows at a zoom of 16; twice as much for each step out. */
const REACH = 0.006

function mapPlayer(url: URL): EmbedPlayer | undefined {
  const [zoom, lat, lon] = (/map=([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(url.hash) ?? [])
    .slice(1)
    .map(Number)
  const latitude = Number(url.searchParams.get('mlat') ?? lat)
  const longitude = Number(url.searchParams.get('mlon') ?? lon)
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return undefined
  const reach = REACH * 2 ** (16 - (zoom ?? 16))
  const box = [longitude - reach, latitude - reach / 2, longitude + reach, latitude + reach / 2]
  const place = new URLSearchParams({
    bbox: box.map((degrees) => degrees.toFixed(5)).join(','),
    layer: 'mapnik',
    marker: `${latitude},${longitude}`,
  })
  return { src: `${MAP}/export/embed.html?${place}`, origin: MAP, kind: 'map' }
}

/** The player of an embed: videos of YouTube and Vimeo, maps of OpenStreetMap; else nothing. */
export function embedPlayer({ url: address }: Pick<Embed, 'url'>): EmbedPlayer | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  const host = url.hostname.replace(/^(?:www|m)\./, '')
  if (['youtube.com', 'youtu.be', 'youtube-nocookie.com'].includes(host)) return youtubePlayer(url)
  if (['vimeo.com', 'player.vimeo.com'].includes(host)) return vimeoPlayer(url)
  return host === 'openstreetmap.org' ? mapPlayer(url) : undefined
}
