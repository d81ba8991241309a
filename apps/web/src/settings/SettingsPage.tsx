import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import OutboxOutlined from '@mui/icons-material/OutboxOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import AssignmentTurnedInOutlined from '@mui/icons-material/AssignmentTurnedInOutlined';
import CalendarMonthOutlined from '@mui/icons-material/CalendarMonthOutlined';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import PlaylistPlayOutlined from '@mui/icons-material/PlaylistPlayOutlined';
import ScheduleSendOutlined from '@mui/icons-material/ScheduleSendOutlined';
import SyncOutlined from '@mui/icons-material/SyncOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMe, type Permission } from '../data/index.js';
import { Page, Panel } from '../kit/index.js';
import { ApiTokens } from './ApiTokens.js';
import { LanguageChoice } from './LanguageChoice.js';
import { OrganisationPanel } from './OrganisationPanel.js';
import { PasswordForm } from './PasswordForm.js';
import { NoticeSettings } from '../notices/NoticeSettings.js';
import { Sessions } from './Sessions.js';

const places: { key: string; path: string; icon: SvgIconComponent; may: Permission }[] = [
  { key: 'people', path: '/users', icon: GroupsOutlined, may: 'person:write' },
  { key: 'departments', path: '/departments', icon: AccountTreeOutlined, may: 'department:write' },
  { key: 'approvals', path: '/approval-definitions', icon: RuleOutlined, may: 'approval-definition:write' },
  { key: 'contracts', path: '/contract-settings', icon: DescriptionOutlined, may: 'contract-setting:write' },
  { key: 'absences', path: '/absences', icon: EventBusyOutlined, may: 'absence:write' },
  { key: 'imports', path: '/imports', icon: UploadFileOutlined, may: 'import:run' },
  { key: 'runs', path: '/report-runs', icon: PlaylistPlayOutlined, may: 'report-run:read' },
  { key: 'reportRules', path: '/settings/report-rules', icon: AssignmentTurnedInOutlined, may: 'report-rule:write' },
  { key: 'channels', path: '/delivery-channels', icon: CampaignOutlined, may: 'delivery-channel:write' },
  { key: 'schedules', path: '/delivery-schedules', icon: ScheduleSendOutlined, may: 'delivery-schedule:read' },
  { key: 'deliveries', path: '/deliveries', icon: OutboxOutlined, may: 'delivery:read' },
  { key: 'calendar', path: '/settings/calendar', icon: CalendarMonthOutlined, may: 'calendar:write' },
  { key: 'jobs', path: '/jobs', icon: SyncOutlined, may: 'job:read' },
  { key: 'audit', path: '/audit-entries', icon: HistoryOutlined, may: 'audit:read' },
];

/** The places of those who look after the system; only the ones that this person may enter. */
const Places = () => {
  const translate = useTranslate();
  const me = useMe();
  const mine = places.filter(({ may }) => me?.permissions.includes(may));
  if (mine.length === 0) return null;
  return (
    <Panel title={translate('settings.system')}>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
        {mine.map(({ key, path, icon: Icon }) => (
          <ButtonBase
            key={key}
            component={Link}
            to={path}
            sx={{
              justifyContent: 'flex-start',
              textAlign: 'left',
              gap: 1.5,
              p: 1.5,
              borderRadius: 1,
              border: 1,
              borderColor: 'divider',
              color: 'text.primary',
              '&:hover': { bgcolor: (theme) => theme.tokens.hover },
            }}
          >
            <Icon sx={{ color: 'primary.main' }} aria-hidden />
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ fontWeight: 500 }}>{translate(`settings.place.${key}.title`)}</Box>
              <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{translate(`settings.place.${key}.body`)}</Box>
            </Box>
          </ButtonBase>
        ))}
      </Box>
    </Panel>
  );
};

/** 设置: one's own language, password, sessions and tokens; for administrators also the system's places. */
const SettingsPage = () => {
  const translate = useTranslate();
  return (
    <Page title={translate('settings.title')} narrow>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Places />
        <OrganisationPanel />
        <Panel title={translate('settings.language.title')}>
          <LanguageChoice />
        </Panel>
        <NoticeSettings />
        <Panel title={translate('settings.password.title')}>
          <PasswordForm />
        </Panel>
        <Sessions />
        <ApiTokens />
      </Box>
    </Page>
  );
};

export default SettingsPage;
