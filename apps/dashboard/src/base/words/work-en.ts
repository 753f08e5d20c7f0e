/** The ways between the pages of work, in English. */
export const workEn = {
  nav: {
    label: 'Pages of work',
    home: 'To do',
    files: 'Files',
    refused: 'Refused rows',
    months: 'Months',
    releases: 'Releases',
    disputes: 'Disputes',
    alerts: 'Alerts',
  },
}
