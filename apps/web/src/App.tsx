import CssBaseline from '@mui/material/CssBaseline';
import { QueryClient } from '@tanstack/react-query';
import {
  AdminContext,
  CoreAdminUI,
  CustomRoutes,
  HttpError,
  localStorageStore,
  Notification,
  Resource,
  type ResourceProps,
} from 'react-admin';
import type { ComponentType } from 'react';
import { Route } from 'react-router-dom';
import { absences } from './absences/index.js';
import { accounts } from './accounts/index.js';
import { approvalDefinitions } from './approval-definitions/index.js';
import { approvals } from './approvals/index.js';
import { appraisalPages, appraisals } from './appraisals/index.js';
import { authProvider, dataProvider } from './data/index.js';
import { HomePage } from './home/index.js';
import { creditHolds } from './credit/index.js';
import { provisionPages, writeOffs } from './write-offs/index.js';
import { audit } from './audit/index.js';
import { deliveries, deliveryChannels, deliverySchedules } from './delivery/index.js';
import { departments } from './departments/index.js';
import { imports } from './imports/index.js';
import { jobPages } from './jobs/index.js';
import { reportRulePages } from './report-rules/index.js';
import { reportRuns } from './report-runs/index.js';
import { reportPages, reports } from './reports/index.js';
import { settingsPages } from './settings/index.js';
import { meetings } from './meetings/index.js';
import { tasks } from './tasks/index.js';
import { forecastPages } from './forecast/index.js';
import { pipelinePages } from './pipeline/index.js';
import { targetPlans } from './target-plans/index.js';
import { targets } from './targets/index.js';
import { users } from './users/index.js';
import { contractPages, contracts } from './contracts/index.js';
import { collection, collectionPages, dunnings, promises } from './collection/index.js';
import { instalments } from './instalments/index.js';
import { opportunities, opportunityPages } from './opportunities/index.js';
import { products } from './products/index.js';
import { competitors } from './competitors/index.js';
import { complaints } from './complaints/index.js';
import { contacts } from './contacts/index.js';
import { marketNotes } from './market-notes/index.js';
import { visitPlans } from './visit-plans/index.js';
import { VisitCalendar, visits } from './visits/index.js';
import { moneyCheckPages } from './money-checks/index.js';
import { invoices } from './invoices/index.js';
import { bankLines } from './bank-lines/index.js';
import { payments } from './payments/index.js';
import { statementRuns } from './statements/index.js';
import { receivablePages } from './receivables/index.js';
import { i18nProvider } from './i18n/i18nProvider.js';
import { NoAccess, PageSkeleton } from './kit/index.js';
import { Layout } from './shell/Layout.js';
import { LoginPage } from './shell/LoginPage.js';
import { NotFound, PageError } from './shell/PageError.js';
import { darkTheme, lightTheme } from './theme/index.js';

/** The product's resources. A line each: the folder of the same name holds its screens, loaded when first opened. */
const resources: ResourceProps[] = [
  accounts,
  contacts,
  reports,
  reportRuns,
  targets,
  targetPlans,
  appraisals,
  meetings,
  tasks,
  approvals,
  approvalDefinitions,
  absences,
  users,
  departments,
  imports,
  audit,
  visits,
  visitPlans,
  complaints,
  competitors,
  marketNotes,
  opportunities,
  products,
  contracts,
  instalments,
  collection,
  promises,
  dunnings,
  invoices,
  payments,
  creditHolds,
  writeOffs,
  bankLines,
  statementRuns,
  deliveries,
  deliveryChannels,
  deliverySchedules,
];

/** Pages that are no resource: `{ path: '/receivables', page: ReceivablesPage }`, lazy like the screens. */
const pages: { path: string; page: ComponentType }[] = [
  { path: '/visits/calendar', page: VisitCalendar },
  ...opportunityPages,
  ...pipelinePages,
  ...appraisalPages,
  ...forecastPages,
  ...contractPages,
  ...receivablePages,
  ...provisionPages,
  ...reportPages,
  ...reportRulePages,
  ...jobPages,
  ...collectionPages,
  ...moneyCheckPages,
  ...settingsPages,
];

const store = localStorageStore('1', 'Keyline');

const queryClient = new QueryClient({
  defaultOptions: {
    // Without a network a request fails at once and says so, instead of waiting unseen.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      // A record's page may be filled from a list's row at first: it is always asked for anew.
      staleTime: ({ queryKey }) => (queryKey[1] === 'getOne' ? 0 : 20_000),
      // What the server has refused it will refuse again; a lost network deserves another try.
      retry: (failures, error) => failures < 2 && !(error instanceof HttpError && error.status >= 400 && error.status < 500),
    },
  },
});

export const App = () => (
  <AdminContext
    dataProvider={dataProvider}
    authProvider={authProvider}
    i18nProvider={i18nProvider}
    queryClient={queryClient}
    store={store}
    lightTheme={lightTheme}
    darkTheme={darkTheme}
  >
    <CssBaseline enableColorScheme />
    <CoreAdminUI
      title="Keyline"
      requireAuth
      disableTelemetry
      layout={Layout}
      dashboard={HomePage}
      loginPage={LoginPage}
      catchAll={NotFound}
      accessDenied={NoAccess}
      loading={PageSkeleton}
      error={PageError}
    >
      {resources.map((resource) => (
        <Resource key={resource.name} {...resource} />
      ))}
      <CustomRoutes>
        {pages.map(({ path, page: PageOf }) => (
          <Route key={path} path={path} element={<PageOf />} />
        ))}
      </CustomRoutes>
    </CoreAdminUI>
    {/* At the top: the bottom belongs to the thumb, and to the save button. */}
    <Notification anchorOrigin={{ vertical: 'top', horizontal: 'center' }} />
  </AdminContext>
);
