import FormatListBulletedOutlined from '@mui/icons-material/FormatListBulletedOutlined';
import ViewColumnOutlined from '@mui/icons-material/ViewColumnOutlined';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useStore, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';

export type DealView = 'board' | 'list';

/** Which of the two a person looked at last; remembered on the device. */
export const useDealView = () => useStore<DealView>('opportunities.as', 'board');

const paths: Record<DealView, string> = { board: '/opportunities/board', list: '/opportunities' };

/** Board or list: two looks at the same deals. */
export const ViewSwitch = ({ current }: { current: DealView }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [, remember] = useDealView();
  const choose = (to: DealView | null) => {
    if (!to || to === current) return;
    remember(to);
    void navigate(paths[to]);
  };
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={current}
      onChange={(_, to: DealView | null) => choose(to)}
      aria-label={translate('opportunities.look')}
    >
      <ToggleButton value="board" aria-label={translate('opportunities.board')}>
        <ViewColumnOutlined fontSize="small" />
      </ToggleButton>
      <ToggleButton value="list" aria-label={translate('opportunities.list')}>
        <FormatListBulletedOutlined fontSize="small" />
      </ToggleButton>
    </ToggleButtonGroup>
  );
};
