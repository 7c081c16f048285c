/** Which Content Lake the Studio edits: this project's own, or the hosted one. */
export interface StudioTarget {
  readonly kind: 'embedded' | 'hosted'
  readonly projectId: string
  readonly dataset: string
}

/** The variables that decide the target; an empty value counts as absent. */
export interface TargetVariables {
  readonly SANITY_PROJECT_ID?: string | undefined
  readonly SANITY_DATASET?: string | undefined
  readonly EDICOLA_PROJECT_ID?: string | undefined
}

/**
 * The target that the environment names: hosted as soon as `SANITY_PROJECT_ID` is set,
 * otherwise the embedded lake, whose project is `edicola` unless `EDICOLA_PROJECT_ID` says
 * another. The dataset is `production` unless `SANITY_DATASET` says another.
 */
export function chooseTarget(variables: TargetVariables): StudioTarget {
  const dataset = variables.SANITY_DATASET || 'production'
  const hosted = variables.SANITY_PROJECT_ID
  if (hosted) return { kind: 'hosted', projectId: hosted, dataset }
  return { kind: 'embedded', projectId: variables.EDICOLA_PROJECT_ID || 'edicola', dataset }
}

/** The variables that make {@link chooseTarget} answer with this target. */
export function targetVariables(target: StudioTarget): Required<TargetVariables> {
  const hosted = target.kind === 'hosted'
  return {
    SANITY_PROJECT_ID: hosted ? target.projectId : '',
    SANITY_DATASET: target.dataset,
    EDICOLA_PROJECT_ID: hosted ? '' : target.projectId,
  }
}
