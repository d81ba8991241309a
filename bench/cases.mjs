/** The named cases. `as` is the kind of person who asks; `path` may use what `facts` found in the data. */
const list = (resource, { filter = {}, sort, range = [0, 24] } = {}) =>
  `/api/${resource}?${new URLSearchParams({ filter: JSON.stringify(filter), range: JSON.stringify(range), ...(sort ? { sort: JSON.stringify(sort) } : {}) })}`;

export const CASES = [
  {
    name: 'my-accounts',
    title: 'list of my accounts, filtered and sorted',
    as: 'rep',
    method: 'GET',
    path: () => list('accounts', { filter: { grade: ['A', 'B'] }, sort: ['lastContactOn', 'DESC'] }),
  },
  {
    name: 'my-accounts-director',
    title: 'the same for a director',
    as: 'director',
    method: 'GET',
    path: () => list('accounts', { filter: { grade: ['A', 'B'] }, sort: ['lastContactOn', 'DESC'] }),
  },
  {
    name: 'one-account',
    title: 'one account with contacts and owner',
    as: 'rep',
    method: 'GET',
    path: ({ accountId }) => `/api/accounts/${accountId}`,
  },
  {
    name: 'log-visit',
    title: 'log a visit',
    as: 'rep',
    method: 'POST',
    path: () => '/api/visits',
    body: ({ accountId }) => ({
      accountId,
      kind: 'phone',
      note: '确认了二期扩建的交付时间',
      result: '客户认可方案',
      nextStep: '寄送样品',
      nextStepOn: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
    }),
  },
  {
    name: 'overdue',
    title: 'overdue list (finance)',
    as: 'finance',
    method: 'GET',
    path: () => list('instalments', { filter: { overdue: true }, sort: ['dueOn', 'ASC'] }),
  },
  {
    name: 'overdue-rep',
    title: 'overdue list (rep)',
    as: 'rep',
    method: 'GET',
    path: () => list('instalments', { filter: { overdue: true }, sort: ['dueOn', 'ASC'] }),
  },
  {
    name: 'search',
    title: 'account search by two Chinese characters',
    as: 'director',
    method: 'GET',
    path: ({ characters }) => list('accounts', { filter: { q: characters } }),
  },
];
