import { type JSX, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { CommentRows } from './CommentRows.tsx'
import { FilterBar } from './FilterBar.tsx'
import { createIntake } from './intake.ts'
import { KeyHelp, KeyHint } from './KeyHelp.tsx'
import { moderationCommands } from './moderationCommands.ts'
import { Filters, Frame, ListColumn, Pane } from './moderationLayout.ts'
import { ReadingPane } from './ReadingPane.tsx'
import { ReplyForm } from './ReplyForm.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useDecisions } from './useDecisions.ts'
import { useListing } from './useListing.ts'
import { useRawClient } from './useRawClient.ts'
import { useReading } from './useReading.ts'
import { takesKeys, useToolKeys } from './useToolKeys.ts'
import { WhyNothing } from './WhyNothing.tsx'

/** The queue of comments: a list, the comment being read, and every decision under a key. */
export function ModerationTool(): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const client = useRawClient()
  const { token } = client.config()
  const intake = useMemo(() => createIntake(token), [token])
  const listing = useListing(client)
  const reading = useReading(client, intake, listing)
  const decisions = useDecisions(client, intake, listing.list)
  const [isHelping, setHelping] = useState(false)
  const searchBox = useRef<HTMLInputElement>(null)
  const listBox = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const toList = (): void => listBox.current?.focus({ preventScroll: true })
  const commands = moderationCommands(listing, reading, decisions, {
    toSearch: () => searchBox.current?.focus(),
    showHelp: () => setHelping(true),
  })
  useToolKeys(frame, commands.obey)
  const { comment, around, open } = reading
  const { cursor, filter, list } = listing

  // The keys work from the first moment, and again when the list or the hands come back to it; but
  // whoever is still typing must not decide with the next letter.
  const isListed = listing.comments.length > 0
  useEffect(() => {
    if (!isListed || isHelping || takesKeys(document.activeElement)) return
    listBox.current?.focus({ preventScroll: true })
  }, [isListed, isHelping])

  return (
    <Frame ref={frame} data-tool="moderation" tabIndex={-1}>
      <Filters>
        <FilterBar listing={listing} searchBox={searchBox} onLeave={toList} />
      </Filters>
      <ListColumn>
        {cursor.selected.size > 0 && <SelectionBar commands={commands} cursor={cursor} />}
        {isListed && <CommentRows listing={listing} listBox={listBox} onPick={commands.pick} />}
        {!isListed && <WhyNothing list={list} filter={filter} onFilter={listing.setFilter} />}
        <KeyHint onOpen={() => setHelping(true)} />
      </ListColumn>
      <Pane tabIndex={0} aria-label={t('moderation.pane')}>
        {comment && (
          <ReadingPane
            comment={comment}
            around={around}
            reply={<Reply reading={reading} decisions={decisions} onClosed={toList} />}
            onDecide={commands.decide}
            onReply={() => reading.setReplying(true)}
            onBlock={() => void decisions.block(comment)}
            onOpen={open}
            onOnlyArticle={(articleId) => listing.setFilter({ ...filter, articleId })}
          />
        )}
      </Pane>
      {isHelping && <KeyHelp onClose={() => setHelping(false)} />}
    </Frame>
  )
}

function Reply(props: {
  readonly reading: ReturnType<typeof useReading>
  readonly decisions: ReturnType<typeof useDecisions>
  readonly onClosed: () => void
}): JSX.Element | null {
  const { comment, around, isReplying, setReplying } = props.reading
  if (comment === undefined || !isReplying) return null
  return (
    <ReplyForm
      key={comment.id}
      authors={around?.authors ?? []}
      approves={comment.status !== 'approved'}
      onSend={(signature, body) => props.decisions.reply(comment, signature, body)}
      onClose={() => {
        setReplying(false)
        props.onClosed()
      }}
    />
  )
}
