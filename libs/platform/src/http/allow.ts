import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@keyline/model';

export const ALLOW = 'keyline:allow';
/** What an endpoint asks of the caller: a permission, only to be signed in, or nothing at all. */
export type Admission = Permission | 'SIGNED_IN' | 'PUBLIC';

/** Declares the permission of an endpoint. One that declares nothing is closed. */
export const Allow = (permission: Permission) => SetMetadata(ALLOW, permission satisfies Admission);
/** Whoever is signed in. */
export const SignedIn = () => SetMetadata(ALLOW, 'SIGNED_IN' satisfies Admission);
/** Without signing in. */
export const Public = () => SetMetadata(ALLOW, 'PUBLIC' satisfies Admission);
