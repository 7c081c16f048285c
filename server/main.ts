import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SanityClient } from '@sanity/client'
import { buildStudio } from '../studio/buildStudio.ts'
import { createCmsHandler } from './cmsHandler.ts'
import { createCommentIntake } from './comments/createCommentIntake.ts'
import { openContent, type OpenContent } from './content.ts'
import { contentClient } from './contentClient.ts'
import type { Environment } from './environment.ts'
import { prepareFirstRun } from './firstRun.ts'
import { listen } from './listen.ts'
import {
  createPreviewHandler,
  type PreviewHandler,
} from './publisher/preview/createPreviewHandler.ts'
import { openPreview } from './publisher/preview/openPreview.ts'
import { openSeal } from './publisher/preview/seal.ts'
import type { PublisherEvent } from './publisher/publisherEvent.ts'
import { serveSite } from './publisher/serveSite.ts'
import type { SiteEnvironment } from './publisher/siteEnvironment.ts'
import { type Publisher, startPublisher } from './publisher/startPublisher.ts'
import { createSiteDesk, type SiteDesk } from './siteDesk.ts'
import { createStudioHandler, type StudioHandler } from './studioHandler.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What happens while Edicola runs, for whoever shows it. */
export type EdicolaEvent =
  | { readonly kind: 'sample'; readonly line: string }
  | { readonly kind: 'studio'; readonly line: string }
  | { readonly kind: 'site'; readonly event: PublisherEvent }

/** Loads sample content into an empty dataset. */
export type SampleLoader = (options: {
  readonly client: SanityClient
  readonly onProgress: (line: string) => void
}) => Promise<void>

/** How to run Edicola. */
export interface EdicolaOptions {
  readonly environment: Environment
  /** Called at the first run of an embedded data folder; undefined leaves it empty. */
  readonly loadSample: SampleLoader | undefined
  readonly onEvent: (event: EdicolaEvent) => void
}

/** A running Edicola: site, Studio and comments answer. */
export interface Edicola {
  /** An address that signs the first administrator in once; undefined after a first sign-in. */
  readonly signInLink: string | undefined
  /** Finishes what is acknowledged, frees ports and data folder. */
  close(): Promise<void>
}

/**
 * Runs the three rooms, lake, comments and publisher, in one process, and resolves when the site
 * and the Studio both answer. What was opened is closed again when a step fails.
 * @throws ListenError when a port is taken, DataFolderBusyError when another process has the folder.
 */
export async function startEdicola(options: EdicolaOptions): Promise<Edicola> {
  const rooms = new AsyncDisposableStack()
  try {
    const signInLink = await openRooms(options, rooms)
    return { signInLink, close: () => rooms.disposeAsync() }
  } catch (error) {
    await rooms.disposeAsync()
    throw error
  }
}

async function openRooms(
  options: EdicolaOptions,
  rooms: AsyncDisposableStack,
): Promise<string | undefined> {
  const { environment } = options
  const content = closing(rooms, await openContent(environment))
  const { studio, siteDesk } = await openCms(environment, content, rooms)
  const site = serveSite({ folder: siteFolder(environment) })
  const { sitePort } = environment
  closing(rooms, await listen({ port: sitePort, variable: 'SITE_PORT', handler: site.handle }))
  const apiHost = loopbackHost(environment)
  closing(rooms, content.announce(apiHost))
  await loadFirstContent(options, content)
  const studioBuild = prepareStudio(options).then(studio.ready)
  const publisher = closing(rooms, await openPublisher(options, content))
  siteDesk.ready(publisher)
  await Promise.all([studioBuild, publisher.firstRound])
  return content.signInLink()
}

async function openCms(
  environment: Environment,
  { lake, tokens }: OpenContent,
  rooms: AsyncDisposableStack,
): Promise<{ readonly studio: StudioHandler; readonly siteDesk: SiteDesk }> {
  const comments = closing(
    rooms,
    await createCommentIntake({
      client: clientOf(environment, tokens.comments),
      moderator: clientOf(environment, tokens.moderation),
      mail: environment.mail,
      ...(environment.commentsKey !== undefined && { secret: environment.commentsKey }),
      folder: join(environment.dataFolder, 'comments'),
      siteUrl: environment.siteUrl,
      cmsUrl: environment.cmsUrl,
    }),
  )
  const studio = createStudioHandler(environment.content.kind)
  const siteDesk = createSiteDesk({
    client: clientOf(environment, tokens.publisher),
    folder: siteFolder(environment),
    siteUrl: environment.siteUrl,
    cmsUrl: environment.cmsUrl,
  })
  const server = await listen({
    port: environment.cmsPort,
    variable: 'CMS_PORT',
    proxies: environment.trustedProxies,
    handler: createCmsHandler({
      comments: comments.handle,
      lake,
      site: siteDesk,
      preview: openPreviews(environment, tokens.publisher, rooms),
      studio,
    }),
    onUpgrade: (...upgrade) => lake?.handleUpgrade(...upgrade) === true,
  })
  closing(rooms, server)
  return { studio, siteDesk }
}

function openPreviews(
  environment: Environment,
  token: string,
  rooms: AsyncDisposableStack,
): PreviewHandler {
  const folder = join(environment.dataFolder, 'preview')
  const client = clientOf(environment, token)
  const site = siteSurroundings(environment, token)
  const preview = closing(rooms, openPreview({ client, root, folder, site }))
  return createPreviewHandler({
    preview,
    seal: openSeal(folder),
    client,
    cmsUrl: environment.cmsUrl,
    clock: () => new Date(),
    isHosted: environment.content.kind === 'hosted',
  })
}

async function loadFirstContent(
  { environment, loadSample, onEvent }: EdicolaOptions,
  { lake, tokens }: OpenContent,
): Promise<void> {
  if (lake === undefined) return
  const client = clientOf(environment, tokens.administrator)
  const onProgress = (line: string): void => onEvent({ kind: 'sample', line })
  await prepareFirstRun(environment.dataFolder, {
    sampleContent: loadSample !== undefined,
    load: async () => loadSample?.({ client, onProgress }),
  })
}

function openPublisher(
  { environment, onEvent }: EdicolaOptions,
  { tokens }: OpenContent,
): Promise<Publisher> {
  const token = tokens.publisher
  return startPublisher({
    client: clientOf(environment, token),
    root,
    folder: siteFolder(environment),
    site: siteSurroundings(environment, token),
    deployHook: environment.deployHook,
    onEvent: (event) => onEvent({ kind: 'site', event }),
  })
}

/** What a build of the site must know about its surroundings. */
function siteSurroundings(environment: Environment, token: string): SiteEnvironment {
  const { siteUrl, cmsUrl, content } = environment
  const { projectId, dataset } = content
  return { apiHost: loopbackHost(environment), projectId, dataset, token, siteUrl, cmsUrl }
}

const siteFolder = ({ dataFolder }: Environment): string => join(dataFolder, 'site')

/** Where the embedded lake is reached from this machine; undefined on hosted Sanity. */
const loopbackHost = ({ content, cmsPort }: Environment): string | undefined =>
  content.kind === 'embedded' ? `http://127.0.0.1:${cmsPort}` : undefined

const clientOf = (environment: Environment, token: string): SanityClient =>
  contentClient(environment.content, { apiHost: loopbackHost(environment), token })

function prepareStudio({ environment, onEvent }: EdicolaOptions): Promise<string> {
  const { content } = environment
  return buildStudio({
    cacheFolder: join(root, 'node_modules/.cache/edicola/studio'),
    target: { kind: content.kind, projectId: content.projectId, dataset: content.dataset },
    onProgress: (line) => onEvent({ kind: 'studio', line }),
  })
}

function closing<Room extends { close(): void | Promise<void> }>(
  rooms: AsyncDisposableStack,
  room: Room,
): Room {
  rooms.defer(() => room.close())
  return room
}
