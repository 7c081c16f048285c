import { Select } from '@sanity/ui'
import type { JSX } from 'react'
import { type PersonRole, personRoles, readPersonRole } from './person.ts'
import { usePeopleText } from './usePeopleText.ts'

interface RoleSelectProps {
  readonly id?: string
  /** What a screen reader calls it, where no label stands beside it. */
  readonly label?: string
  /** May be a role that people are not given; it is shown by its own name then. */
  readonly value: string
  readonly disabled?: boolean
  onChange(role: PersonRole): void
}

/** Chooses a role by what it lets a person do. */
export function RoleSelect({ id, label, value, disabled, onChange }: RoleSelectProps): JSX.Element {
  const { t } = usePeopleText()
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value}
      disabled={disabled === true}
      onChange={({ currentTarget }) => {
        const role = readPersonRole(currentTarget.value)
        if (role !== undefined) onChange(role)
      }}
    >
      {readPersonRole(value) === undefined && <option value={value}>{value}</option>}
      {personRoles.map((role) => (
        <option key={role} value={role}>
          {t(`role.${role}`)}
        </option>
      ))}
    </Select>
  )
}
