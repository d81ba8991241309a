import { Body, Controller, Delete, Get, HttpCode, Inject, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiTokenInput, ChangePasswordInput, LoginInput, MeInput, type Actor } from '@keyline/model';
import { CONFIG, type Config } from '../config.js';
import { SESSION_COOKIE } from '../http/auth.guard.js';
import { Allow, Public, SignedIn } from '../http/allow.js';
import { CurrentActor, Id, type AdmittedRequest } from '../http/params.js';
import { Identity } from './identity.js';
import { OwnAccess } from './own-access.js';
import { SignIn } from './sign-in.js';

@ApiTags('auth')
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly signIns: SignIn,
    private readonly identity: Identity,
    private readonly access: OwnAccess,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Signs in and sets the session cookie. */
  @Post('login')
  @HttpCode(200)
  @Public()
  async login(
    @Body({ schema: LoginInput }) input: LoginInput,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const device = { userAgent: request.headers['user-agent'], ip: request.ip };
    const { token, expiresAt } = await this.signIns.signIn(input.username, input.password, device);
    void reply.setCookie(SESSION_COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      expires: expiresAt,
    });
    return { ok: true };
  }

  /** Ends the session. */
  @Post('logout')
  @HttpCode(204)
  @SignedIn()
  async logout(@CurrentActor() actor: Actor, @Req() request: AdmittedRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    if (request.sessionId) await this.identity.endSession(actor.id, request.sessionId);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  /** Who is signed in, what they may do, and which day it is for the organisation. */
  @Get('me')
  @SignedIn()
  me(@CurrentActor() actor: Actor) {
    return this.access.me(actor);
  }

  @Patch('me')
  @SignedIn()
  changeMe(@CurrentActor() actor: Actor, @Body({ schema: MeInput }) input: MeInput) {
    return this.access.changeMe(actor, input);
  }

  @Post('password')
  @HttpCode(204)
  @SignedIn()
  async password(
    @CurrentActor() actor: Actor,
    @Body({ schema: ChangePasswordInput }) input: ChangePasswordInput,
    @Req() request: AdmittedRequest,
  ) {
    await this.signIns.changePassword(actor.id, input.current, input.next, request.sessionId ?? actor.id);
  }

  /** The sign-ins of the demo company; nothing where it is switched off. */
  @Get('demo')
  @Public()
  demo() {
    return this.access.demo(this.config.demo);
  }

  @Get('sessions')
  @Allow('own-access:manage')
  sessions(@CurrentActor() actor: Actor, @Req() request: AdmittedRequest) {
    return this.access.sessions(actor, request.sessionId ?? '');
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Allow('own-access:manage')
  async endSession(@CurrentActor() actor: Actor, @Id() id: string) {
    await this.access.endSession(actor, id);
  }
}

@ApiTags('api-tokens')
@Controller('api/api-tokens')
export class ApiTokensController {
  constructor(private readonly access: OwnAccess) {}

  @Get()
  @Allow('own-access:manage')
  list(@CurrentActor() actor: Actor) {
    return this.access.apiTokens(actor);
  }

  /** Makes a token; it is shown this once. */
  @Post()
  @Allow('own-access:manage')
  create(@CurrentActor() actor: Actor, @Body({ schema: ApiTokenInput }) input: ApiTokenInput) {
    return this.access.createApiToken(actor, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('own-access:manage')
  async revoke(@CurrentActor() actor: Actor, @Id() id: string) {
    await this.access.revokeApiToken(actor, id);
  }
}
