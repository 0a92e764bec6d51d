import type { Reading } from '../ui/Readings.tsx'

/** Real comparisons that the data holds, by page. */
export const READINGS: Readonly<Record<string, readonly Reading[]>> = {
  home: [
    {
      label: 'readings.counts2019',
      address: '#/cases?i=reconsideration.accepted&y=2019&by=count&lv=province',
    },
    { label: 'readings.appearance2017', address: '#/outcomes?i=litigation.appearance_rate&y=2017' },
    { label: 'readings.loss', address: '#/outcomes?i=litigation.loss_rate&p=370000,440000,340100,320000' },
    { label: 'readings.matters', address: '#/reform?c=reform.enforcement_matters' },
  ],
  cases: [
    {
      label: 'readings.counts2019',
      address: '#/cases?i=reconsideration.accepted&y=2019&by=count&lv=province',
    },
    { label: 'readings.percapita2019', address: '#/cases?i=reconsideration.accepted&y=2019&lv=province' },
    {
      label: 'readings.hubei2020',
      address:
        '#/cases?i=reconsideration.accepted&y=2020&p=420100,420200,420300,420600,420900,421200,422800&lv=prefecture',
    },
    { label: 'readings.tongzhou', address: '#/cases?i=reconsideration.received&p=110112' },
    {
      label: 'readings.first_instance',
      address: '#/cases?i=litigation.first_instance.received&p=370000,440000',
    },
    { label: 'readings.disclosure', address: '#/cases?i=disclosure.applications_received' },
    { label: 'readings.petitions', address: '#/cases?i=petition.accepted&p=331100&c=petition.accepted' },
    {
      label: 'readings.penalties',
      address: '#/cases?i=enforcement.penalty_decisions&y=2020&p=500110&by=count',
    },
    {
      label: 'readings.coercive',
      address: '#/cases?i=enforcement.coercive_measures&y=2020&p=500110&by=count',
    },
    {
      label: 'readings.licences',
      address: '#/cases?i=enforcement.licence_cases_handled&y=2020&p=500110&by=count',
    },
    {
      label: 'readings.zero',
      address: '#/cases?i=reconsideration.respondent.cases&y=2020&p=500110&by=count',
    },
  ],
  compliance: [
    { label: 'readings.granted', address: '#/compliance?i=disclosure.granted_or_partly_share' },
    { label: 'readings.legality', address: '#/compliance?i=normative.legality_review_rate&y=latest' },
  ],
  outcomes: [
    { label: 'readings.ends', address: '#/outcomes?p=510781,440400,442000,420200,310000' },
    { label: 'readings.ends_respondent', address: '#/outcomes?p=331100,510781' },
    { label: 'readings.appearance2017', address: '#/outcomes?i=litigation.appearance_rate&y=2017' },
    { label: 'readings.appearance', address: '#/outcomes?i=litigation.appearance_rate&y=latest' },
    { label: 'readings.loss', address: '#/outcomes?i=litigation.loss_rate&p=370000,440000,340100,320000' },
    { label: 'readings.direct', address: '#/outcomes?i=reconsideration.direct_correction_rate&y=latest' },
  ],
  reform: [
    { label: 'readings.matters', address: '#/reform?c=reform.enforcement_matters' },
    { label: 'readings.towns', address: '#/reform?c=reform.towns' },
    { label: 'readings.staff', address: '#/reform?c=reform.enforcement_staff' },
    {
      label: 'readings.staff_towns',
      address: '#/reform?i=reform.staff_in_towns_share&y=latest&p=330100,331100',
    },
    { label: 'readings.proofs', address: '#/reform?i=service.proofs_abolished&p=330110-2020' },
    { label: 'readings.proofs_kept', address: '#/reform?i=service.proofs_kept&p=330110-2020' },
    { label: 'readings.target', address: '#/reform?p=330100' },
    { label: 'readings.powers', address: '#/reform?c=service.powers' },
  ],
}
