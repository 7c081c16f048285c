import type { CallToAction, PromoBanner } from '../../schemas/content.types.ts'
import { documentAddress } from '../content/documentAddress.ts'
import type { BodyContext } from './bodyContext.ts'
import { formatDate } from './formatDate.ts'
import { html, type Html } from './html.ts'
import { safeUrl } from './safeUrl.ts'

/** An invitation to do something, with the link to do it. */
export function callToActionMarkup(call: CallToAction): Html {
  const url = safeUrl(call.url)
  const link = url && html`<p><a class="action" href="${url}">${call.label}</a></p>`
  return html`<div class="call">
    <p>${call.text}</p>
    ${link}
  </div>`
}

/** A promotion, until the day it expires. */
export function promoBannerMarkup(banner: PromoBanner, now: Date): Html | undefined {
  if (banner.expiresAt && Date.parse(banner.expiresAt) <= now.getTime()) return undefined
  const url = safeUrl(banner.url)
  const second = banner.lineTwo && html`<p>${banner.lineTwo}</p>`
  const offer = banner.offer && html`<p class="offer">${banner.offer}</p>`
  const link = url && html`<p><a class="action" href="${url}">${banner.label}</a></p>`
  return html`<div class="promo">
    <p class="promo-title">${banner.lineOne}</p>
    ${second}${offer}${link}
  </div>`
}

/** An event named inside a text: its day, its title, its place. */
export function eventCardMarkup(id: string, context: BodyContext): Html | undefined {
  const event = context.content.byId.get(id)
  if (event?._type !== 'event') return undefined
  const place = { language: context.language, timeZone: event.timeZone }
  const address = documentAddress(event, context.language)
  const where = [event.venue?.name, event.venue?.city].filter(Boolean).join(', ')
  return html`<div class="event-card">
    <time datetime="${event.startsAt}"
      ><span class="day">${formatDate(event.startsAt, 'dayNumber', place)}</span>
      <span class="month">${formatDate(event.startsAt, 'month', place)}</span></time
    >
    <div>
      <p class="title"><a href="${address}">${event.title}</a></p>
      ${where && html`<p class="where">${where}</p>`}
    </div>
  </div>`
}
