import { MinzhengError, type Text } from '@minzheng/core'

/** Somebody may not do what is asked, or a grant cannot be made. The message names actors, actions and districts only. */
export class AccessError extends MinzhengError<'access-refused'> {
  override readonly name = 'AccessError'

  /** The message, in Chinese for the staff and in English. */
  constructor({ zh, en }: Text) {
    super('access-refused', `${zh} ${en}`, { zh, en })
  }
}

/** A dispute cannot be opened, or cannot pass from its state to the one that is asked. The message has no text of an officer. */
export class DisputeError extends MinzhengError<'dispute-refused'> {
  override readonly name = 'DisputeError'

  /** The message, in Chinese for the staff and in English. */
  constructor({ zh, en }: Text) {
    super('dispute-refused', `${zh} ${en}`, { zh, en })
  }
}

/** An alert cannot be acknowledged. */
export class AlertError extends MinzhengError<'alert-refused'> {
  override readonly name = 'AlertError'

  /** The message, in Chinese for the staff and in English. */
  constructor({ zh, en }: Text) {
    super('alert-refused', `${zh} ${en}`, { zh, en })
  }
}

/** A district cannot be reminded of its returns. */
export class ReminderError extends MinzhengError<'reminder-refused'> {
  override readonly name = 'ReminderError'

  /** The message, in Chinese for the staff and in English. */
  constructor({ zh, en }: Text) {
    super('reminder-refused', `${zh} ${en}`, { zh, en })
  }
}

/** A month cannot pass from its state to the one that is asked. */
export class MonthError extends MinzhengError<'month-refused'> {
  override readonly name = 'MonthError'

  /** The message, in Chinese for the staff and in English. */
  constructor({ zh, en }: Text) {
    super('month-refused', `${zh} ${en}`, { zh, en })
  }
}
