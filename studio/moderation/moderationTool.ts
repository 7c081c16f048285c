import { definePlugin } from 'sanity'
import { route } from 'sanity/router'
import { moderateIntent } from './moderateIntent.ts'
import { ModerationTool } from './ModerationTool.tsx'
import { PendingIcon } from './PendingIcon.tsx'

/**
 * The tool for the comments of readers. Its address is `/moderation`, since `/comments` on the
 * same origin is where readers send them.
 */
export const moderationTool = definePlugin({
  name: 'edicola-moderation',
  tools: [
    {
      name: 'moderation',
      title: 'Commenti',
      icon: PendingIcon,
      component: ModerationTool,
      router: route.create('/', [route.create('/:commentId')]),
      canHandleIntent: (intent) => intent === moderateIntent,
      getIntentState: (_intent, { id }) => (id === undefined ? {} : { commentId: id }),
    },
  ],
})
