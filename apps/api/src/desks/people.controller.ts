import { Controller, Get, Inject, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { AddPerson, ChangeRole, notFound } from '@whence/workflow';
import type { Person } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  asOf,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  Guarded,
  FromQuery,
  Needs,
  pageAsked,
  pageOf,
  pageQuery,
  pathIds,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { newPerson, newRole, person } from './desks.schemas.js';

const pageWanted = z.strictObject({ ...pageQuery, asOf });
const path = pathIds('personId');

function present({ id, name, email, role, version }: Person): z.infer<typeof person> {
  return { id, version, name, email, role };
}

@ApiTags('Desks, people, keys')
@Controller('v1/people')
export class PeopleController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(AddPerson) private readonly addPerson: AddPerson,
    @Inject(ChangeRole) private readonly changeRole: ChangeRole,
  ) {}

  @Get()
  @Needs('people:read')
  @Does(
    'The people of the desk',
    'Former members too: their role is null. Names and addresses are kept apart from history: they are those of today.',
  )
  @Answers(200, pageOf(person, 'PersonPage'))
  async list(@By() by: SignedIn, @FromQuery(pageWanted) query: z.infer<typeof pageWanted>, @Address() address: string) {
    const rows = await this.ports.people.list(await this.ports.views.at(query.asOf), by.deskId, pageAsked(query));
    return toPage(query, address, rows, present, ({ id }) => id);
  }

  @Get(':personId')
  @Needs('people:read')
  @Does('One person')
  @Answers(200, person, { versions: ['version'] })
  @Refuses('not-found', 'person-unknown', 'No such person on this desk.')
  async one(
    @By() by: SignedIn,
    @FromPath(path) { personId }: z.infer<typeof path>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const found = await this.ports.people.one(await this.ports.views.at(query.asOf), by.deskId, personId);
    if (!found) throw notFound('person', personId);
    return present(found);
  }

  @Post()
  @Needs('people:change')
  @Repeatable()
  @Does('Add a person to the desk', 'Name and address are kept apart from history, and can be erased.')
  @Answers(201, person, { location: '/v1/people/{id}' })
  async add(@By() by: SignedIn, @FromBody(newPerson) body: z.infer<typeof newPerson>) {
    return present(await this.addPerson.run(by, body));
  }

  @Put(':personId/role')
  @Needs('people:change')
  @Guarded('people:read')
  @Does('Give a person another role, or end the membership', "The person's keys follow at once.")
  @Answers(200, person)
  @Refuses('not-found', 'person-unknown', 'No such person on this desk.')
  @Refuses('conflict', 'last-administrator', 'The desk would have no administrator left.')
  async change(
    @By() by: SignedIn,
    @FromPath(path) { personId }: z.infer<typeof path>,
    @FromBody(newRole) { role }: z.infer<typeof newRole>,
  ) {
    return present(await this.changeRole.run(by, { personId, role }));
  }
}
