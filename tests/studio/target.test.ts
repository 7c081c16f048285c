import { describe, expect, it } from 'vitest'
import { chooseTarget, type StudioTarget, targetVariables } from '../../studio/target.ts'

describe('chooseTarget', () => {
  it('edits the embedded lake when the environment says nothing', () => {
    const embedded = { kind: 'embedded', projectId: 'edicola', dataset: 'production' }
    expect(chooseTarget({})).toEqual(embedded)
    expect(chooseTarget({ SANITY_PROJECT_ID: '', SANITY_DATASET: '' })).toEqual(embedded)
  })

  it('edits the hosted lake as soon as a project is named', () => {
    expect(chooseTarget({ SANITY_PROJECT_ID: 'abc123' })).toEqual({
      kind: 'hosted',
      projectId: 'abc123',
      dataset: 'production',
    })
  })

  it('takes the dataset from the environment in both cases', () => {
    const dataset = 'staging'
    expect(chooseTarget({ SANITY_DATASET: dataset }).dataset).toBe(dataset)
    expect(chooseTarget({ SANITY_PROJECT_ID: 'abc123', SANITY_DATASET: dataset }).dataset).toBe(
      dataset,
    )
  })

  it.each<StudioTarget>([
    { kind: 'embedded', projectId: 'another', dataset: 'production' },
    { kind: 'hosted', projectId: 'abc123', dataset: 'staging' },
  ])('chooses the target that its variables were written for: $kind', (target) => {
    expect(chooseTarget(targetVariables(target))).toEqual(target)
  })
})
