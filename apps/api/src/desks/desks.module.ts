import { Module } from '@nestjs/common';
import type { StorePorts } from '@whence/store';
import type { Tokens } from '@whence/workflow';
import {
  AddPerson,
  ChangeDeskPolicy,
  ChangeRole,
  CreateDesk,
  LinkIdentity,
  MakeKey,
  RevokeKey,
  RotateKey,
  UnlinkIdentity,
} from '@whence/workflow';
import { PORTS, SIGN_IN_TOKENS, useCase } from '../foundation/index.js';
import { DesksController } from './desks.controller.js';
import { IdentitiesController } from './identities.controller.js';
import { KeysController } from './keys.controller.js';
import { LogController } from './log.controller.js';
import { PeopleController } from './people.controller.js';

/** Desks, the people on them, the keys that act for them, and the log of what they did. */
@Module({
  controllers: [DesksController, PeopleController, IdentitiesController, KeysController, LogController],
  providers: [
    ...[CreateDesk, ChangeDeskPolicy, AddPerson, ChangeRole, MakeKey, RevokeKey, RotateKey, UnlinkIdentity].map(
      (each) => useCase<unknown>(each),
    ),
    {
      provide: LinkIdentity,
      useFactory: (ports: StorePorts, tokens: Tokens) => new LinkIdentity({ ...ports, tokens }),
      inject: [PORTS, SIGN_IN_TOKENS],
    },
  ],
})
export class DesksModule {}
