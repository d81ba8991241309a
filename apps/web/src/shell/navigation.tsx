import AccountBalanceWalletOutlined from '@mui/icons-material/AccountBalanceWalletOutlined';
import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import ApprovalOutlined from '@mui/icons-material/ApprovalOutlined';
import ArticleOutlined from '@mui/icons-material/ArticleOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import EventNoteOutlined from '@mui/icons-material/EventNoteOutlined';
import FilterAltOutlined from '@mui/icons-material/FilterAltOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import MoneyOffOutlined from '@mui/icons-material/MoneyOffOutlined';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import HeadsetMicOutlined from '@mui/icons-material/HeadsetMicOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import InsightsOutlined from '@mui/icons-material/InsightsOutlined';
import Inventory2Outlined from '@mui/icons-material/Inventory2Outlined';
import MarkunreadMailboxOutlined from '@mui/icons-material/MarkunreadMailboxOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import QueryStatsOutlined from '@mui/icons-material/QueryStatsOutlined';
import PhoneForwardedOutlined from '@mui/icons-material/PhoneForwardedOutlined';
import ReceiptLongOutlined from '@mui/icons-material/ReceiptLongOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import TodayOutlined from '@mui/icons-material/TodayOutlined';
import WorkspacePremiumOutlined from '@mui/icons-material/WorkspacePremiumOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { Permission } from '../data/index.js';

export interface NavEntry {
  key: string;
  /** A message key. */
  label: string;
  path: string;
  icon: SvgIconComponent;
  /** Shown to who holds any of these; to everybody without. */
  may?: readonly Permission[];
  /** Of this list and filter the rail shows how many there are. */
  count?: { resource: string; filter: Record<string, unknown> };
}

/** The rail: groups of entries, in the order of a day's work. */
export const navigation: NavEntry[][] = [
  [
    { key: 'today', label: 'shell.nav.today', path: '/', icon: TodayOutlined },
    { key: 'tasks', label: 'shell.nav.tasks', path: '/tasks', icon: CheckCircleOutlined, may: ['task:read'] },
  ],
  [
    { key: 'accounts', label: 'shell.nav.accounts', path: '/accounts', icon: ApartmentOutlined, may: ['account:read'] },
    { key: 'visits', label: 'shell.nav.visits', path: '/visits', icon: HandshakeOutlined, may: ['visit:read'] },
    {
      key: 'opportunities',
      label: 'shell.nav.opportunities',
      path: '/opportunities',
      icon: FilterAltOutlined,
      may: ['opportunity:read'],
    },
    {
      key: 'products',
      label: 'shell.nav.products',
      path: '/products',
      icon: Inventory2Outlined,
      may: ['opportunity:write', 'product:write'],
    },
    { key: 'complaints', label: 'shell.nav.complaints', path: '/complaints', icon: HeadsetMicOutlined, may: ['complaint:read'] },
    { key: 'market', label: 'shell.nav.market', path: '/market-notes', icon: InsightsOutlined, may: ['market:read'] },
  ],
  [
    { key: 'contracts', label: 'shell.nav.contracts', path: '/contracts', icon: DescriptionOutlined, may: ['contract:read'] },
    {
      key: 'receivables',
      label: 'shell.nav.receivables',
      path: '/receivables',
      icon: AccountBalanceWalletOutlined,
      may: ['receivable:read'],
    },
    {
      key: 'collection',
      label: 'shell.nav.collection',
      path: '/collection',
      icon: PhoneForwardedOutlined,
      may: ['dunning:read'],
    },
    { key: 'invoices', label: 'shell.nav.invoices', path: '/invoices', icon: ReceiptLongOutlined, may: ['invoice:issue'] },
    { key: 'payments', label: 'shell.nav.payments', path: '/payments', icon: PaymentsOutlined, may: ['payment:book'] },
    {
      key: 'creditHolds',
      label: 'shell.nav.creditHolds',
      path: '/credit-holds',
      icon: LockOutlined,
      may: ['credit:write'],
    },
    {
      key: 'writeOffs',
      label: 'shell.nav.writeOffs',
      path: '/write-offs',
      icon: MoneyOffOutlined,
      may: ['bad-debt:configure', 'credit:write'],
    },
    {
      key: 'bankLines',
      label: 'shell.nav.bankLines',
      path: '/bank-lines',
      icon: MarkunreadMailboxOutlined,
      may: ['bank-line:match'],
      count: { resource: 'bank-lines', filter: { state: 'open' } },
    },
    {
      key: 'moneyChecks',
      label: 'shell.nav.moneyChecks',
      path: '/money-checks',
      icon: FactCheckOutlined,
      may: ['money-check:read'],
    },
  ],
  [
    { key: 'pipeline', label: 'shell.nav.pipeline', path: '/pipeline', icon: QueryStatsOutlined, may: ['forecast:read'] },
    { key: 'reports', label: 'shell.nav.reports', path: '/reports', icon: ArticleOutlined, may: ['report:read'] },
    { key: 'targets', label: 'shell.nav.targets', path: '/targets', icon: FlagOutlined, may: ['target:read'] },
    {
      key: 'meetings',
      label: 'shell.nav.meetings',
      path: '/meetings',
      icon: EventNoteOutlined,
      may: ['report:read', 'meeting:lead'],
    },
    {
      key: 'appraisals',
      label: 'shell.nav.appraisals',
      path: '/appraisals',
      icon: WorkspacePremiumOutlined,
      may: ['appraisal:read'],
    },
    {
      key: 'approvals',
      label: 'shell.nav.approvals',
      path: '/approvals',
      icon: ApprovalOutlined,
      may: ['approval:read'],
      count: { resource: 'approvals', filter: { view: 'waiting' } },
    },
    { key: 'team', label: 'shell.nav.team', path: '/users', icon: GroupsOutlined, may: ['report:review', 'person:write'] },
  ],
  [
    {
      key: 'settings',
      label: 'shell.nav.settings',
      path: '/settings',
      icon: SettingsOutlined,
      may: ['person:write', 'job:read', 'audit:read', 'import:run'],
    },
  ],
];

export interface QuickCreate {
  /** A message key. */
  label: string;
  path: string;
  may: Permission;
}

/** Behind the "+" of the top bar. */
export const quickCreates: QuickCreate[] = [
  { label: 'shell.create.visit', path: '/visits/create', may: 'visit:log' },
  { label: 'shell.create.account', path: '/accounts/create', may: 'account:create' },
  { label: 'shell.create.contact', path: '/contacts/create', may: 'contact:write' },
  { label: 'shell.create.opportunity', path: '/opportunities/create', may: 'opportunity:write' },
  { label: 'shell.create.contract', path: '/contracts/create', may: 'contract:write' },
  { label: 'shell.create.payment', path: '/payments/create', may: 'payment:book' },
];
