import { Module } from '@nestjs/common';
import { AddPerson, ChangeDeskPolicy, ChangeRole, CreateDesk, MakeKey, RevokeKey, RotateKey } from '@whence/workflow';
import { useCase } from '../foundation/index.js';
import { DesksController } from './desks.controller.js';
import { KeysController } from './keys.controller.js';
import { LogController } from './log.controller.js';
import { PeopleController } from './people.controller.js';

/** Desks, the people on them, the keys that act for them, and the log of what they did. */
@Module({
  controllers: [DesksController, PeopleController, KeysController, LogController],
  providers: [CreateDesk, ChangeDeskPolicy, AddPerson, ChangeRole, MakeKey, RevokeKey, RotateKey].map((each) =>
    useCase<unknown>(each),
  ),
})
export class DesksModule {}
