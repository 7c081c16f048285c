import type { APIRoute } from 'astro'
import { hostFilePaths, hostFileResponse } from '../hosting/hostFiles.ts'

/** Files that are for hosts rather than for readers. */
export const getStaticPaths = hostFilePaths

/** Headers and redirects in the format of each host. */
export const GET: APIRoute = ({ params }) => hostFileResponse(params['file'] ?? '')
