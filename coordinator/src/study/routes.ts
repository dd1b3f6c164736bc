import {
  base64,
  directorySchema,
  formatDigest,
  fromBase64,
  fromUtf8,
  keyDigest,
  present,
  studyDetailSchema,
  studyFiles,
  studyListSchema,
  studySubmissionSchema,
  type SignedStudy,
} from '@sampan/shared'
import { z } from 'zod'
import { accountActor } from '../accounts/actor.ts'
import { accountOf, requireAccount } from '../http/access.ts'
import type { HttpApp } from '../http/app.ts'
import type { CoordinatorIdentity } from '../enrolment/coordinator.ts'
import type { Records } from '../storage/records.ts'
import { findStudy, listStudies, readStudyFile, submitStudy, summaryOf } from './studies.ts'

export interface StudyDependencies extends Records {
  readonly coordinator: CoordinatorIdentity
  /** Offers a new study to its participants. */
  readonly offer: (study: SignedStudy) => void
}

/** Studies: who may be in one, submission, list, one. */
export function registerStudyRoutes(app: HttpApp, dependencies: StudyDependencies): void {
  const { database } = dependencies
  app.get(
    '/v1/directory',
    { config: requireAccount('studies-read'), schema: { response: { 200: directorySchema } } },
    () => directoryOf(dependencies),
  )
  app.get(
    '/v1/studies',
    { config: requireAccount('studies-read'), schema: { response: { 200: studyListSchema } } },
    async () => ({ studies: [...(await listStudies(database))] }),
  )
  app.post(
    '/v1/studies',
    {
      config: requireAccount('studies-change'),
      schema: { body: studySubmissionSchema, response: { 201: studyDetailSchema } },
    },
    async (request, reply) => {
      const account = accountOf(request)
      const files = request.body.files.map(({ digest, content }) => ({
        digest,
        content: present(fromBase64(content), 'base64 that the schema accepted'),
      }))
      const study = await submitStudy(dependencies, {
        draft: request.body.manifest,
        files,
        account: { name: account.name, actor: accountActor(account) },
      })
      dependencies.offer(study)
      return reply.code(201).send(await detailOf(dependencies, study))
    },
  )
  app.get(
    '/v1/studies/:study',
    {
      config: requireAccount('studies-read'),
      schema: {
        params: z.strictObject({ study: z.string().min(1).max(100) }),
        response: { 200: studyDetailSchema },
      },
    },
    async (request) => detailOf(dependencies, await findStudy(database, request.params.study)),
  )
}

async function detailOf(
  { database }: StudyDependencies,
  study: SignedStudy,
): Promise<z.infer<typeof studyDetailSchema>> {
  const summary = await summaryOf(database, study)
  const files = []
  for (const digest of studyFiles(study.manifest))
    files.push({ digest, content: base64(await readStudyFile(database, digest)) })
  return { summary, manifest: present(fromUtf8(study.bytes), 'manifest text'), files }
}

async function directoryOf({
  database,
  coordinator,
}: StudyDependencies): Promise<z.infer<typeof directorySchema>> {
  const { id, controller, jurisdiction, protocolKey } = coordinator
  const sites = await database
    .selectFrom('site')
    .select(['id', 'controller', 'jurisdiction', 'identity'])
    .where('state', '=', 'enrolled')
    .orderBy('id')
    .execute()
  const key = formatDigest(keyDigest(protocolKey))
  return directorySchema.parse({
    coordinator: { id, controller, jurisdiction, key },
    sites: sites.map(({ id: site, ...rest }) => ({ site, ...rest })),
  })
}
