#!/usr/bin/env python3
"""Calls every operation of the local server with boto3, including all paginators and all errors that it returns.

usage: operations.py LOCAL_SERVER

LOCAL_SERVER is the program `local-server`. The tests start it with a secret key, so that it verifies the
signature of each request.
"""

import datetime
import subprocess
import sys
import unittest
import urllib.request

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

SERVICE = "partnercentral-channel"
SECRET = "boto3/secret+key"
PARTNER = "111122223333"
CUSTOMER = "222233334444"
PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else sys.exit(__doc__)


class Server:
    """A process that runs the local server."""

    def __init__(self):
        command = [PROGRAM, "--secret", SECRET]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def post(self, path):
        """Simulates an event outside the API."""
        request = urllib.request.Request(f"{self.url}/local/{path}", method="POST")
        with urllib.request.urlopen(request) as response:
            return response.status

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Operations(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        self.called, self.paginated, self.raised = set(), set(), set()
        self.partner, self.customer = self.client(PARTNER), self.client(CUSTOMER)

    def client(self, account, secret=SECRET):
        client = boto3.client(
            SERVICE,
            region_name="us-east-1",
            endpoint_url=self.server.url,
            aws_access_key_id=f"LOCAL{account}",
            aws_secret_access_key=secret,
            config=Config(retries={"total_max_attempts": 1}),
        )
        client.meta.events.register(
            f"before-call.{SERVICE}", lambda model, **_: self.called.add(model.name)
        )
        return client

    def pages(self, operation, **arguments):
        """Returns all items of a list, read in pages of two."""
        self.paginated.add(operation)
        pages = self.partner.get_paginator(operation).paginate(
            catalog="AWS", PaginationConfig={"PageSize": 2}, **arguments
        )
        pages = [page["items"] for page in pages]
        assert all(len(page) <= 2 for page in pages), pages
        return [item for page in pages for item in page]

    def fails(self, error, call, **arguments):
        """Checks that a call fails with the exception class of an error, and returns the response."""
        with self.assertRaises(getattr(self.partner.exceptions, error)) as caught:
            call(**arguments)
        response = caught.exception.response
        assert response["Error"]["Code"] == error, response
        self.raised.add(error)
        return response

    def test_every_operation(self):
        account = self.accounts()
        relationship = self.relationships(account)
        handshake = self.handshakes(account, relationship)
        managed = self.managed_services()
        contract = self.contracts(*managed)
        for arn in (handshake, contract):
            self.tags(arn)
        self.removal(account, relationship)

        model = self.partner.meta.service_model
        self.assertEqual(self.called, set(model.operation_names))
        self.assertEqual(len(self.called), 21)
        names = map(xform_name, model.operation_names)
        self.assertEqual(self.paginated, {name for name in names if self.partner.can_paginate(name)})
        # The local server has no quotas and no internal errors.
        others = {"InternalServerException", "ServiceQuotaExceededException", "ThrottlingException"}
        errors = {shape.name for shape in model.error_shapes}
        self.assertEqual(self.raised | others, errors)

    def test_an_invalid_signature_is_rejected(self):
        client = self.client(PARTNER, secret="another")
        with self.assertRaises(ClientError) as caught:
            client.list_relationships(catalog="AWS")
        self.assertEqual(caught.exception.response["Error"]["Code"], "InvalidSignatureException")
        self.assertEqual(caught.exception.response["ResponseMetadata"]["HTTPStatusCode"], 403)

    def accounts(self):
        create = self.partner.create_program_management_account
        for program, owner in (("DISTRIBUTION", PARTNER), ("DISTRIBUTION_SELLER", CUSTOMER)):
            detail = create(catalog="AWS", program=program, displayName="North", accountId=owner)
            account = detail["programManagementAccountDetail"]["id"]
        conflict = self.fails(
            "ConflictException",
            create,
            catalog="AWS",
            program="DISTRIBUTION_SELLER",
            displayName="North",
            accountId=CUSTOMER,
        )
        self.assertEqual((conflict["resourceId"], conflict["resourceType"]), (account, "ProgramManagementAccount"))
        updated = self.partner.update_program_management_account(
            catalog="AWS", identifier=account, revision="1", displayName="South"
        )
        self.assertEqual(updated["programManagementAccountDetail"]["revision"], "2")
        listed = self.pages("list_program_management_accounts")
        self.assertEqual(len(listed), 3)
        self.assertEqual(listed[-1]["displayName"], "South")
        self.assertEqual({item["type"] for item in listed}, {"RESALE_BILLING_TRANSFER"})
        return account

    def relationships(self, account):
        for associated in (CUSTOMER, "333344445555", "444455556666"):
            created = self.partner.create_relationship(
                catalog="AWS",
                associationType="END_CUSTOMER",
                programManagementAccountIdentifier=account,
                associatedAccountId=associated,
                displayName="Lindqvist",
                sector="COMMERCIAL",
                requestedSupportPlan={
                    "resoldUnifiedOperations": {
                        "coverage": "ENTIRE_ORGANIZATION",
                        "tamLocation": "Malmö",
                    }
                },
            )
        relationship = created["relationshipDetail"]["id"]
        named = {
            "catalog": "AWS",
            "identifier": relationship,
            "programManagementAccountIdentifier": account,
        }
        self.partner.update_relationship(**named, displayName="Lindqvist & Söner")
        detail = self.partner.get_relationship(**named)["relationshipDetail"]
        self.assertEqual(detail["displayName"], "Lindqvist & Söner")
        self.assertIsInstance(detail["createdAt"], datetime.datetime)
        self.fails("ResourceNotFoundException", self.customer.get_relationship, **named)
        self.assertEqual(len(self.pages("list_relationships")), 3)
        listed = self.pages("list_relationships", associatedAccountIds=[CUSTOMER])
        return listed[0]["id"]

    def handshakes(self, account, relationship):
        def send():
            sent = self.partner.create_channel_handshake(
                handshakeType="START_SERVICE_PERIOD",
                catalog="AWS",
                associatedResourceIdentifier=relationship,
                payload={
                    "startServicePeriodPayload": {
                        "programManagementAccountIdentifier": account,
                        "servicePeriodType": "FIXED_COMMITMENT_PERIOD",
                        "endDate": datetime.datetime(2026, 12, 31, 23, 59, 59),
                    }
                },
            )["channelHandshakeDetail"]
            return sent["arn"], {"catalog": "AWS", "identifier": sent["id"]}

        _, named = send()
        self.fails("AccessDeniedException", self.partner.accept_channel_handshake, **named)
        self.partner.cancel_channel_handshake(**named)
        _, named = send()
        self.customer.reject_channel_handshake(**named)
        arn, named = send()
        self.customer.accept_channel_handshake(**named)
        listed = self.pages(
            "list_channel_handshakes",
            handshakeType="START_SERVICE_PERIOD",
            participantType="SENDER",
        )
        self.assertEqual([item["status"] for item in listed], ["CANCELED", "REJECTED", "ACCEPTED"])
        detail = listed[0]["detail"]["startServicePeriodHandshakeDetail"]
        self.assertEqual(detail["endDate"].isoformat(), "2026-12-31T23:59:59+00:00")
        return arn

    def managed_services(self):
        create = self.partner.create_program_management_account
        arguments = {
            "catalog": "AWS",
            "program": "MANAGED_SERVICES_PROVIDER",
            "displayName": "Operations",
            "accountId": PARTNER,
        }
        invalid = self.fails("ValidationException", create, **arguments)
        self.assertEqual(invalid["reason"], "BUSINESS_VALIDATION_FAILED")
        self.assertEqual(invalid["fieldList"][0]["name"], "type")
        created = create(**arguments, type="MANAGED_SERVICES")
        account = created["programManagementAccountDetail"]["id"]
        listed = self.pages("list_program_management_accounts", type="MANAGED_SERVICES")
        self.assertEqual([item["id"] for item in listed], [account])
        created = self.partner.create_relationship(
            catalog="AWS",
            associationType="MANAGED_SERVICES_END_CUSTOMER",
            programManagementAccountIdentifier=account,
            displayName="Nordvind",
            sector="COMMERCIAL",
            accountScope="SPECIFIC_MEMBER_ACCOUNTS",
            startDate=datetime.datetime(2026, 4, 1),
        )
        return account, created["relationshipDetail"]["id"]

    def contracts(self, account, relationship):
        terms = {
            "legalEntityName": "Nordvind Rederi AB",
            "relationshipIdentifier": relationship,
            "programManagementAccountIdentifier": account,
            "memberAccountIds": ["333344445555"],
            "endDate": datetime.datetime(2026, 12, 31),
            "supportedServices": ["MONITORING", "WELL_ARCHITECTED"],
            "legalEntityAddress": {
                "city": "Göteborg",
                "stateOrRegion": "Västra Götaland",
                "postalCode": "411 05",
                "countryCode": "SE",
                "addressLine": "Kajgatan 12",
            },
            "signatoryName": "Astrid Holm",
            "signatoryEmail": "astrid.holm@example.com",
        }
        arguments = {"catalog": "AWS", "contractType": "MANAGED_SERVICES_ATTESTATION"}
        payload = {"managedServicesAttestationPayload": terms}

        def create():
            created = self.partner.create_channel_contract(**arguments, payload=payload)
            return created["channelContractDetail"]

        def read(contract):
            named = {"catalog": "AWS", "identifier": contract["id"]}
            return self.partner.get_channel_contract(**named)["channelContractDetail"]

        canceled = create()
        pending = self.fails(
            "ConflictException", self.partner.create_channel_contract, **arguments, payload=payload
        )
        self.assertEqual(pending["resourceId"], canceled["id"])
        cancel = self.partner.cancel_channel_contract
        detail = cancel(catalog="AWS", identifier=canceled["arn"], reason="A mistake.")
        self.assertEqual(detail["channelContractDetail"]["status"], "CANCELED")
        self.fails("ValidationException", cancel, catalog="AWS", identifier=canceled["id"])

        accepted = create()
        self.assertEqual(self.server.post(f"contracts/{accepted['id']}/accept"), 204)
        detail = read(accepted)
        self.assertEqual((detail["status"], detail["respondedAt"]), ("ACCEPTED", detail["updatedAt"]))
        details = detail["details"]["managedServicesAttestationDetails"]
        terms["endDate"] = terms["endDate"].replace(tzinfo=details["endDate"].tzinfo)
        self.assertEqual(details, terms)
        expired = create()
        self.assertEqual(self.server.post("days/365"), 204)
        listed = self.pages("list_channel_contracts", contractType="MANAGED_SERVICES_ATTESTATION")
        statuses = {item["id"]: item["status"] for item in listed}
        expected = {canceled["id"]: "CANCELED", accepted["id"]: "INACTIVE", expired["id"]: "EXPIRED"}
        self.assertEqual(statuses, expected)
        return accepted["arn"]

    def tags(self, arn):
        tags = [{"key": "team", "value": "north"}, {"key": "région", "value": ""}]
        self.partner.tag_resource(resourceArn=arn, tags=tags)
        read = self.partner.list_tags_for_resource(resourceArn=arn)["tags"]
        self.assertCountEqual(read, tags)
        self.partner.untag_resource(resourceArn=arn, tagKeys=["région"])
        read = self.partner.list_tags_for_resource(resourceArn=arn)["tags"]
        self.assertEqual(read, tags[:1])

    def removal(self, account, relationship):
        named = {"catalog": "AWS", "identifier": account}
        remove = self.partner.delete_program_management_account
        self.fails("ConflictException", remove, **named)
        for item in self.pages("list_relationships", programManagementAccountIdentifiers=[account]):
            self.partner.delete_relationship(
                catalog="AWS", identifier=item["id"], programManagementAccountIdentifier=account
            )
        remove(**named)


if __name__ == "__main__":
    unittest.main()
