import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 导入: files become records. */
export const imports: ResourceProps = {
  name: 'imports',
  icon: UploadFileOutlined,
  list: lazy(() => import('./ImportList.js')),
  create: lazy(() => import('./ImportCreate.js')),
  show: lazy(() => import('./ImportShow.js')),
};
