import type { Appointment } from './appointments.ts'

/** The colour of each kind of appointment; words say the same beside it. */
export const appointmentTones = {
  published: 'positive',
  scheduled: 'primary',
  unpublish: 'caution',
  event: 'suggest',
} as const satisfies Record<Appointment['kind'], string>
