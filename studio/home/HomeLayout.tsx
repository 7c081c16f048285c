import { Box, Flex } from '@sanity/ui'
import type { JSX } from 'react'
import type { ActiveToolLayoutProps } from 'sanity'
import { useRouterState } from 'sanity/router'
import { useIsNarrow } from '../planning/useIsNarrow.ts'
import { Home } from './Home.tsx'

/** The active tool; beside the bare desk, before anything is opened in it, what to do next. */
export function HomeLayout(props: ActiveToolLayoutProps): JSX.Element {
  const isBare = useRouterState((state) => !('panes' in state) || isEmpty(state['panes']))
  const isNarrow = useIsNarrow()
  const isHome = props.activeTool.name === 'structure' && isBare && !isNarrow
  return (
    <Flex height="fill" style={{ minHeight: 0 }}>
      <Box
        height="fill"
        style={isHome ? { flex: '0 0 22rem', minWidth: 0 } : { flex: 1, minWidth: 0 }}
      >
        {props.renderDefault(props)}
      </Box>
      {isHome && <Home />}
    </Flex>
  )
}

const isEmpty = (panes: unknown): boolean => !Array.isArray(panes) || panes.length === 0
